import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCommand } from "../src/index.ts";
import type { CallSnippet, RpcKind } from "../src/write/index.ts";
import { bufCurl } from "../src/write/shell/buf-curl.ts";
import { curl } from "../src/write/shell/curl.ts";
import { grpcurl } from "../src/write/shell/grpcurl.ts";
import { quote } from "../src/write/shell/quote.ts";
import { argument } from "./quoting.ts";
import { argumentsBy, runBy, shells } from "./real-shell.ts";
import { accepted } from "./read.ts";

const kinds: readonly RpcKind[] = [
  "unary",
  "server_streaming",
  "client_streaming",
  "bidi_streaming",
];

/** What gRPC allows as the text of metadata: printable ASCII, and no blanks at its ends. */
const metadataText = fc
  .string({ unit: fc.constantFrom(...Array.from("ab1 ,\"'\\$`!;:@#%&*(){}[]<>|~=-_")) })
  .map((text) => text.trim());
const metadataRow = fc.oneof(
  fc.tuple(fc.stringMatching(/^x-[a-z0-9._-]{0,8}[a-z]$/), metadataText),
  fc.tuple(
    fc.stringMatching(/^[a-z][a-z0-9_.-]{0,8}-bin$/).map((name) => `x${name}`),
    fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes).toString("base64")),
  ),
);
/** JSON as people lay it out, with texts of every kind in it. */
const json = fc
  .tuple(fc.dictionary(argument, fc.oneof(argument, fc.integer(), fc.boolean())), fc.nat(3))
  .map(([value, indent]) => JSON.stringify(value, undefined, indent));

const type = (fullName: string) => ({
  fullName,
  path: [fullName],
  file: { path: "a.proto", package: "", goPackage: undefined },
});

function calls(of: readonly RpcKind[]): fc.Arbitrary<CallSnippet> {
  return fc
    .record({
      kind: fc.constantFrom(...of),
      tls: fc.boolean(),
      address: fc.constantFrom("127.0.0.1:50051", "example.com:443", "[::1]:8080", "localhost:1"),
      metadata: fc.array(metadataRow, { maxLength: 4 }),
      messages: fc.array(json, { maxLength: 4 }),
      deadlineMs: fc.option(fc.integer({ min: 1, max: 10_000_000 }), { nil: undefined }),
    })
    .map(({ kind, messages, ...call }) => ({
      ...call,
      messages: kind === "unary" || kind === "server_streaming" ? [messages[0] ?? "{}"] : messages,
      service: "a.B",
      method: "C",
      http: { baseUrl: `${call.tls ? "https" : "http"}://${call.address}`, isKnown: true },
      rpc: { kind, service: type("a.B"), name: "C", input: type("In"), output: type("Out") },
      values: [],
    }));
}

describe("quote", () => {
  it.each(shells)("writes words that %s reads back", (shell) => {
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1, maxLength: 20 }), (words) => {
        expect(argumentsBy(shell, words.map(quote).join(" "))).toEqual(words);
      }),
      { numRuns: 60 },
    );
  });

  it.each(shells)("keeps what means something to %s from meaning it", (shell) => {
    const words = ["", "-n", "@file", "~", "~root", "*", "a=b", "!!", "\r\n", "\\", "'", "$(id)"];
    expect(argumentsBy(shell, words.map(quote).join(" "))).toEqual(words);
  });
});

describe.each([
  [grpcurl, kinds],
  [bufCurl, kinds],
  [curl, kinds.slice(0, 3)],
] as const)("$label", (writer, can) => {
  it("says what the reader of pasted commands reads", () => {
    fc.assert(
      fc.property(calls(can), (call) => {
        const written = writer.write(call);
        expect(accepted(written)).toMatchObject({
          address: call.address,
          tls: call.tls,
          service: call.service,
          method: call.method,
          metadata: call.metadata,
          messages: call.messages,
          deadlineMs: call.deadlineMs,
        });
      }),
    );
  });

  it("puts a body through standard input that is too long for an argument", () => {
    const long = JSON.stringify({ text: "'é\nEND".repeat(20_000) }, undefined, 1);
    fc.assert(
      fc.property(calls(can), (call) => {
        const written = writer.write({ ...call, messages: [long] });
        expect(accepted(written).messages).toEqual([long]);
        // A shell of its own takes it too, instead of "Argument list too long".
        const tool = writer.label.split(" ")[0] ?? "";
        const stub = `${tool}() { for each do [ "$(printf %s "$each" | wc -c)" -lt 130000 ] || echo long; done; }`;
        expect(runBy("/bin/sh", `${stub}\n${written}`)).toBe("");
      }),
      { numRuns: 5 },
    );
  });
});

it("says why curl makes no bidirectional call", () => {
  const [call] = fc.sample(calls(["bidi_streaming"]), 1);
  expect(call && curl.supports(call)).toMatch(/grpcurl or buf curl/);
});

it("reads no messages out of a printf of anything else", () => {
  expect(readCommand("printf '%s' x | curl -d @- http://a:1/b.C/d")).toMatchObject({
    ok: true,
    value: { messages: [] },
  });
});
