import { bodyFromElsewhere, bodyInFile, bodyOf, noBody, type Body } from "../body.ts";
import { leftOut } from "../flags/left-out.ts";
import { isOn, lastOf, readFlags, spanOf, type GivenFlag } from "../flags/read-flags.ts";
import { sortHeaders, wholeMs } from "../headers.ts";
import type { Invocation } from "../invocation.ts";
import { readMethodName } from "../method-name.ts";
import { Refused } from "../place.ts";
import type { CommandRequest } from "../request.ts";
import { grpcurlFlags } from "./flags.ts";
import { grpcurlHeaders, headerNotes } from "./metadata.ts";

/**
 * Reads what follows `grpcurl`: `[flags] address service/method`.
 *
 * https://github.com/fullstorydev/grpcurl
 */
export function readGrpcurl({ name, words, input }: Invocation): CommandRequest {
  const given = readFlags(words, grpcurlFlags, "go", 2);
  const { flags, operands } = given;
  const verb = operands.slice(0, 2).find(({ text }) => text === "list" || text === "describe");
  if (verb) {
    const message = `grpcurl ${verb.text} shows the schema and calls nothing. The explorer on the page does that; paste a command with service/method.`;
    throw new Refused(message, verb);
  }
  const [address, symbol, extra] = operands;
  if (address === undefined) {
    throw new Refused(
      "The address and the method are missing: grpcurl host:port service/method.",
      name,
    );
  }
  if (symbol === undefined) {
    const message = `After "${address.text}" the method is missing: grpcurl host:port service/method. A line that goes on ends in a backslash.`;
    throw new Refused(message, address);
  }
  if (extra) {
    const message = `"${extra.text}" is one word too many: after the method nothing follows. Is a quote missing before it?`;
    throw new Refused(message, extra);
  }
  const body = readBody(flags, input);
  const headers = sortHeaders(grpcurlHeaders(flags));
  const target = readAddress(address.text, flags);
  return {
    tool: "grpcurl",
    ...target,
    ...readMethodName(symbol.text, symbol),
    metadata: headers.metadata,
    messages: body.messages,
    deadlineMs: readSeconds(lastOf(flags, "max-time")) ?? headers.deadlineMs,
    notes: [
      ...body.notes,
      ...headers.notes,
      ...headerNotes(flags, isOn(flags, "expand-headers")),
      ...leftOut(given),
    ],
  };
}

function readAddress(text: string, flags: readonly GivenFlag[]) {
  const bare = text.replace(/^(dns|passthrough):(\/\/[^/]*\/)?\/?/, "");
  if (isOn(flags, "unix") || isOn(flags, "alts") || /^[a-z-]+:\/{2,}/.test(bare)) {
    return { address: undefined, tls: undefined };
  }
  // Without a port, grpc-go takes that of https.
  const hasPort = /^(\[.*\]|[^:]+):[^:]*$/.test(bare);
  return { address: hasPort ? bare : `${bare}:443`, tls: !isOn(flags, "plaintext") };
}

function readBody(flags: readonly GivenFlag[], input: Invocation["input"]): Body {
  const format = lastOf(flags, "format");
  if (format && format.value !== "json") {
    const message = `A body in the format "${format.value}" cannot be read here. Write it as JSON, which is grpcurl's default, and leave -format out.`;
    throw new Refused(message, spanOf(format));
  }
  const data = lastOf(flags, "d");
  if (data === undefined) return noBody;
  if (data.value !== "@") return bodyOf(data.value, data.word);
  if (input === undefined) return bodyFromElsewhere;
  return input.kind === "file" ? bodyInFile(input.name) : bodyOf(input.text.text, input.text);
}

/** Milliseconds of `-max-time`, which is in seconds; none for 0. */
function readSeconds(flag: GivenFlag | undefined): number | undefined {
  if (flag === undefined) return undefined;
  const seconds = Number(flag.value);
  if (flag.value.trim() === "" || !(seconds >= 0) || !Number.isFinite(seconds)) {
    const message = `"${flag.value}" is no time. -max-time takes seconds, such as 5 or 0.5.`;
    throw new Refused(message, spanOf(flag));
  }
  return seconds === 0 ? undefined : wholeMs(seconds * 1000);
}
