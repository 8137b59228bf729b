import { bodyFromElsewhere, bodyInFile, bodyOf, noBody, type Body } from "../body.ts";
import { prefixNote } from "../buf-curl/read-buf-curl.ts";
import { leftOut } from "../flags/left-out.ts";
import { lastOf, readFlags, spanOf, type GivenFlag } from "../flags/read-flags.ts";
import { readHeader, sortHeaders, wholeMs } from "../headers.ts";
import type { Invocation } from "../invocation.ts";
import { readMethodUrl } from "../method-name.ts";
import { Refused } from "../place.ts";
import type { CommandRequest } from "../request.ts";
import { curlFlags } from "./flags.ts";

/**
 * Reads a plain `curl` that posts JSON to a method by the Connect protocol.
 *
 * https://connectrpc.com/docs/protocol
 */
export function readCurl({ name, words, input }: Invocation): CommandRequest {
  const given = readFlags(words, curlFlags, "curl", 1);
  const { flags, operands } = given;
  const urlFlag = lastOf(flags, "url");
  const url = urlFlag ? { text: urlFlag.value, ...spanOf(urlFlag) } : operands[0];
  if (url === undefined) {
    const message =
      "The URL is missing: curl -d '{}' http://host:port/package.Service/Method. A line that goes on ends in a backslash.";
    throw new Refused(message, name);
  }
  const verb = lastOf(flags, "request");
  if (verb && verb.value !== "POST") {
    throw new Refused(
      `A call is a POST, and this is a ${verb.value}. Paste one that posts JSON.`,
      spanOf(verb),
    );
  }
  const { prefix, ...target } = readMethodUrl(url.text, url);
  const body = readBody(flags, input);
  const lines = flags.filter(({ name: flag }) => flag === "header");
  const headers = sortHeaders(
    lines.flatMap(({ value }) => {
      const header = readHeader(value.replace(/;\s*$/, (end) => (value.includes(":") ? end : "")));
      return header === undefined ? [] : [header];
    }),
  );
  const encoded = lines.find(({ value }) => /^content-type:(?!.*json)/i.test(value));
  if (encoded) {
    const message = `Only JSON can be read from a curl command, and this sends another content-type. Send application/json.`;
    throw new Refused(message, spanOf(encoded));
  }
  return {
    tool: "curl",
    ...target,
    metadata: headers.metadata,
    messages: body.messages,
    deadlineMs: headers.deadlineMs ?? readSeconds(lastOf(flags, "max-time")),
    notes: [...body.notes, ...headers.notes, ...prefixNote(prefix), ...leftOut(given)],
  };
}

function readBody(flags: readonly GivenFlag[], input: Invocation["input"]): Body {
  const data = flags.findLast(({ name }) => /^(data|data-raw|json)$/.test(name));
  if (data === undefined) return noBody;
  if (data.name === "data-raw" || !data.value.startsWith("@")) return bodyOf(data.value, data.word);
  if (data.value !== "@-") return bodyInFile(data.value.slice(1));
  if (input === undefined) return bodyFromElsewhere;
  return input.kind === "file" ? bodyInFile(input.name) : bodyOf(input.text.text, input.text);
}

function readSeconds(flag: GivenFlag | undefined): number | undefined {
  const seconds = Number(flag?.value);
  if (flag === undefined || seconds === 0) return undefined;
  if (seconds > 0 && Number.isFinite(seconds)) return wholeMs(seconds * 1000);
  const message = `"${flag.value}" is no time. ${flag.shown} takes seconds, such as 5 or 0.5.`;
  throw new Refused(message, spanOf(flag));
}
