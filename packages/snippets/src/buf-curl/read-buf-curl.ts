import { leftOut } from "../flags/left-out.ts";
import { lastOf, readFlags, type GivenFlag } from "../flags/read-flags.ts";
import { sortHeaders } from "../headers.ts";
import type { Invocation } from "../invocation.ts";
import { readMethodUrl } from "../method-name.ts";
import { Refused } from "../place.ts";
import type { CommandRequest } from "../request.ts";
import { readDuration } from "./duration.ts";
import { bufCurlFlags } from "./flags.ts";
import { readInput } from "./input.ts";

/**
 * Reads what follows `buf curl`: `[flags] https://host:port/package.Service/Method`.
 *
 * https://buf.build/docs/curl/usage/
 */
export function readBufCurl({ name, words, input }: Invocation): CommandRequest {
  const given = readFlags(words, bufCurlFlags, "pflag", 1);
  const { flags, operands } = given;
  const listing = flags.find(({ name: flag }) => flag.startsWith("list-"));
  if (listing) {
    const message = `${listing.shown} shows the schema and calls nothing. The explorer on the page does that; paste a command with the URL of a method.`;
    throw new Refused(message, listing.word);
  }
  const [url, extra] = operands;
  if (url === undefined) {
    const message =
      "The URL is missing: buf curl https://host:port/package.Service/Method. A line that goes on ends in a backslash.";
    throw new Refused(message, name);
  }
  if (extra) {
    const message = `"${extra.text}" is one word too many: buf curl takes one URL. Is a quote missing before it?`;
    throw new Refused(message, extra);
  }
  const { prefix, address, tls, service, method } = readMethodUrl(url.text, url);
  const read = readInput(flags, input);
  const headers = sortHeaders(read.headers);
  const isSocket = lastOf(flags, "unix-socket") !== undefined;
  return {
    tool: "buf curl",
    address: isSocket ? undefined : address,
    tls: isSocket ? undefined : tls,
    service,
    method,
    metadata: headers.metadata,
    messages: read.body.messages,
    deadlineMs: readDuration(lastOf(flags, "timeout")) ?? headers.deadlineMs,
    notes: [
      ...read.body.notes,
      ...read.notes,
      ...headers.notes,
      ...prefixNote(prefix),
      ...ownNotes(flags),
      ...leftOut(given),
    ],
  };
}

/** On a path that stands before the service in a URL. */
export function prefixNote(prefix: string): readonly string[] {
  return prefix === ""
    ? []
    : [`Left out: the path /${prefix} before the service, which a gRPC address cannot hold.`];
}

const protocols = new Map([
  ["grpc", "gRPC"],
  ["grpcweb", "gRPC-Web"],
  ["connect", "Connect"],
]);

function ownNotes(flags: readonly GivenFlag[]): readonly string[] {
  const notes: string[] = [];
  const protocol = lastOf(flags, "protocol")?.value;
  if (protocol !== undefined) {
    notes.push(
      `The command asks for ${protocols.get(protocol) ?? protocol}: choose it under Protocol, at the top of the page.`,
    );
  }
  if (lastOf(flags, "reflect-header")) {
    notes.push(
      "Left out: --reflect-header, as its metadata is for reflection and not for the call.",
    );
  }
  if (lastOf(flags, "unix-socket")) {
    notes.push(
      "Left out: --unix-socket. A page can only call servers that have an address and a port.",
    );
  }
  return notes;
}
