import { describe, expect, test } from "vitest";
import type { CallEvidence } from "../../src/index.ts";
import { conditionKinds } from "../../src/checks/conditions/index.ts";
import { callOf, type Script, conversation, givenUp, open } from "../support/calls.ts";
import { find } from "../support/read-check.ts";

const preface = new TextEncoder().encode("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
const frame = (type: number) => new Uint8Array([0, 0, 0, type, 0, 0, 0, 0, 1]);
const envelope = (flags: number) => new Uint8Array([flags, 0, 0, 0, 1, 42]);

/** A call whose bytes, frames and connection were watched. */
const watched = callOf(({ log: { wire } }) => {
  wire.connected({ at: 0, state: "ready", detail: "" });
  wire.frames([
    { at: 0, way: "up", bytes: preface },
    { at: 1, way: "up", bytes: frame(1) },
    { at: 2, way: "down", bytes: frame(0) },
    { at: 3, way: "up", bytes: frame(3) },
  ]);
  wire.sent(envelope(0));
  wire.received(envelope(1));
});
/** Bytes that say "compressed" of what is no message, and a connection that failed. */
const unwatched = callOf(({ log: { wire } }) => {
  wire.connected({ at: 0, state: "failed", detail: "" });
  wire.frames([{ at: 3, way: "up", bytes: frame(3) }]);
  wire.received(envelope(0x81));
  wire.received(envelope(0x03));
});

const chained = callOf((call) => {
  const seen = { layer: 0, attempt: 0 } as const;
  call.headers();
  call.log.sightings.add({ ...seen, side: "client", by: "logging", what: "request" });
  call.log.sightings.add({ ...seen, layer: 1, side: "client", by: "retry", what: "request" });
  call.log.sightings.add({ ...seen, side: "server", by: "auth", what: "request", stopped: true });
  call.log.sightings.add({ ...seen, side: "server", by: "auth", what: "message-sent", index: 1 });
  call.log.sightings.add({ ...seen, layer: -1, side: "server", by: "server", what: "cancelled" });
  call.log.sightings.add({ ...seen, attempt: 2, side: "client", by: "retry", what: "error" });
  call.end("UNAUTHENTICATED");
});

const lab = callOf((call) => {
  call.headers([
    ["x-lab-delay", "1.5s"],
    ["x-lab-fail", "UNAVAILABLE"],
  ]);
});
const connect = callOf(() => {}, { protocol: "connect-json", target: "tls-good" });
const trailersOnly = callOf((call) => {
  call.headers();
  call.trailers([["grpc-status", "5"]], true);
  call.end("NOT_FOUND", "no such book");
});

/** For each condition: a text of it, a call for which it holds, and one for which it does not. */
const table: readonly (readonly [yaml: string, yes: CallEvidence, no: CallEvidence])[] = [
  ["status: OK", conversation, givenUp],
  ["status: [NOT_FOUND, CANCELLED]", givenUp, conversation],
  ["status: OK", conversation, open],
  ["ended: false", open, givenUp],
  ["ended: true", givenUp, open],
  ["message: YOU cancelled", givenUp, conversation],
  ["origin: client", givenUp, conversation],
  ["detail: google.rpc.BadRequest", givenUp, conversation],
  ["sent: 2", conversation, open],
  ["sent: { at-most: 1 }", open, conversation],
  ["received: { at-least: 1, at-most: 2 }", conversation, open],
  ["sent-size: 20", conversation, open],
  ["received-size: { at-least: 14 }", conversation, open],
  ["request: { name: Bob }", conversation, open],
  ["request: {}", conversation, connect],
  ["reply: {}", conversation, connect],
  ['request: { greeting: "/^hel/i" }', open, connect],
  ["reply: { message: Hello Bob }", conversation, givenUp],
  ["distinct: { message: 2 }", conversation, open],
  ["order: [sent 1, received 1, sent 2, half-closed]", conversation, open],
  ["order: [response-headers, request-headers]", callOf(twoHeads), conversation],
  ["order: [received last, half-closed]", conversation, givenUp],
  ["order: [sent 2, received 1]", callOf(sentFirst), conversation],
  ["without: [cancelled, received 3]", conversation, givenUp],
  ["without: received 2", open, conversation],
  ["apart: { received: 200 ms }", conversation, callOf(sentFirst)],
  ["apart: { sent: 300 ms }", conversation, open],
  ["took: { at-most: 1 s }", conversation, callOf(slow)],
  ["took: { at-least: 500 ms }", conversation, open],
  ["deadline: { at-least: 5 s, at-most: 5 s }", conversation, open],
  ["deadline: false", open, conversation],
  ["deadline: true", conversation, open],
  ["metadata: { x-team: blue }", conversation, open],
  ["metadata: { x-team: true }", conversation, open],
  ["metadata: { x-team: false }", open, conversation],
  ['headers: { content-type: "/^application.grpc/" }', conversation, open],
  ["trailers: { grpc-status: 0 }", conversation, trailersOnly],
  ["trailers-only: true", trailersOnly, conversation],
  ["trailers-only: false", conversation, trailersOnly],
  ["cancelled: client", givenUp, conversation],
  ["protocol: Connect JSON", connect, conversation],
  ["target: tls-good", connect, conversation],
  ["target: own", conversation, connect],
  ["lab: { delay: 1500 ms, fail: UNAVAILABLE }", lab, open],
  ["lab: { seed: 1 }", callOf(seeded), lab],
  ["lab: {}", open, lab],
  ["frames: [HEADERS up, DATA down, RST_STREAM up]", watched, unwatched],
  ["compressed: down", watched, unwatched],
  ["connection: ready", watched, unwatched],
  ["connection: failed", unwatched, watched],
  ["server-saw: cancelled", chained, givenUp],
  ["seen-by: { request: [client logging, client retry, server auth] }", chained, open],
  ["seen-by: { sent 2: server auth }", chained, open],
  ["not-seen-by: { request: [server caching] }", chained, open],
  ["stopped-by: server auth", chained, open],
  ["attempts: 3", chained, open],
  ["paused: true", givenUp, open],
];

function twoHeads(call: Script): void {
  call.answer();
  call.headers();
}
function sentFirst(call: Script): void {
  call.send("Ada");
  call.send("Bob");
  call.receive("Hello Ada");
  call.receive("Hello Bob");
}
function slow(call: Script): void {
  call.wait(1_000);
  call.end("OK");
}
function seeded(call: Script): void {
  call.headers([["x-lab-seed", "1"]]);
}

describe("a condition holds for one call, and not for another", () => {
  test.each(table)("%s", (yaml, yes, no) => {
    expect(find(yaml, { calls: [yes] })).toEqual({
      passed: true,
      parts: [{ words: expect.stringMatching(/\w+ \w+/), holds: true }],
    });
    expect(find(yaml, { calls: [no] })).toMatchObject({ passed: false, parts: [{ holds: false }] });
    expect(find(yaml, { calls: [] }).passed).toBe(false);
  });
});

test("every condition is in the table above", () => {
  const tried = new Set(table.map(([yaml]) => yaml.split(":")[0]));
  expect(conditionKinds.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
});

test("what one interceptor saw before another does not count as after it", () => {
  const yaml = "seen-by: { request: [client retry, client logging] }";
  expect(find(yaml, { calls: [chained] }).passed).toBe(false);
});

test("not having been seen counts only when the call is over", () => {
  const yaml = "not-seen-by: { request: [server auth] }";
  expect(find(yaml, { calls: [open] }).passed).toBe(false);
  expect(find(yaml, { calls: [givenUp] }).passed).toBe(true);
});
