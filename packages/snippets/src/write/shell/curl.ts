import type { CallSnippet, SnippetWriter } from "../snippet.ts";
import { commandOf, fitsArgument, hereDocument, quote } from "./quote.ts";

/**
 * The Connect protocol with JSON. A unary call is a plain POST; a stream puts
 * five bytes before each message, which `printf` writes.
 *
 * https://connectrpc.com/docs/protocol
 */
export const curl: SnippetWriter = {
  id: "curl",
  label: "curl",
  language: "shell",
  authorities: "CURL_CA_BUNDLE",
  needs({ http, rpc }) {
    const server = http.isKnown
      ? "curl alone: this is the Connect protocol, with JSON."
      : "curl, and a server that speaks the Connect protocol at this address beside gRPC; nobody has asked this one.";
    const answer =
      "The answer has five bytes before each message, a byte of flags and the length in four, so that curl has to be told to print it; in the last one stands how the call ended.";
    return rpc.kind === "unary" ? server : `${server} ${answer}`;
  },
  supports: ({ rpc }) =>
    rpc.kind === "bidi_streaming"
      ? "A bidirectional stream needs HTTP/2 from end to end in the Connect protocol, and curl sends all it has before it shows an answer. Use grpcurl or buf curl."
      : undefined,
  write: (call) => (call.rpc.kind === "unary" ? unary(call) : stream(call)),
};

function unary(call: CallSnippet): string {
  const body = call.messages[0] ?? "{}";
  const fits = fitsArgument(body);
  const command = commandOf([
    ["curl", urlOf(call)],
    ["-H", "content-type: application/json"],
    ...headersOf(call),
    fits ? ["--data-raw", body] : ["--data-binary", "@-"],
  ]);
  return `${command}${fits ? "" : hereDocument(body)}\n`;
}

function stream(call: CallSnippet): string {
  const command = commandOf([
    ["curl", urlOf(call)],
    ["-H", "content-type: application/connect+json"],
    ...headersOf(call),
    ["--data-binary", call.messages.length === 0 ? "" : "@-"],
    ["--no-buffer", "--output", "-"],
  ]);
  if (call.messages.length === 0) return `${command}\n`;
  const format = call.messages.map((message) => `${prefixOf(message)}%s`).join("");
  const printf = [`printf ${quote(format)}`, ...call.messages.map(quote)].join(" \\\n  ");
  return `${printf} |\n${command}\n`;
}

/** A byte of flags and the length in four (big-endian), as printf takes them: in octal. */
function prefixOf(message: string): string {
  const { length } = new TextEncoder().encode(message);
  const bytes = [0, length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255];
  return bytes.map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
}

function urlOf({ http, service, method }: CallSnippet): string {
  return `${http.baseUrl}/${service}/${method}`;
}

function headersOf({ metadata, deadlineMs }: CallSnippet): readonly (readonly string[])[] {
  const deadline = deadlineMs === undefined ? [] : [`connect-timeout-ms: ${deadlineMs}`];
  // A colon with nothing after it takes a header away; a semicolon sends it empty.
  const given = metadata.map(([name, value]) => (value === "" ? `${name};` : `${name}: ${value}`));
  return [...deadline, ...given].map((header) => ["-H", header]);
}
