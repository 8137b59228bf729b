import { expect, test } from "vitest";
import { find } from "../support/read-check.ts";

const two = (rest: string) => `{ calls: [{ status: OK }, { status: OK }], compare: ${rest} }`;

test.each([
  [
    two("2.sent-bytes < 1.sent-bytes"),
    "second call: the request took fewer bytes on the wire than in the first",
  ],
  [
    two("1.received-bytes > 2.received-bytes"),
    "first call: the response took more bytes on the wire than in the second",
  ],
  [
    two("1.sent-size = 2.sent-size"),
    "first call: you sent as many bytes of protobuf as in the second",
  ],
  [two("3 < 2.received"), "second call: the server sent more than 3 messages"],
  [
    two("2.sent-bytes > 2.received-bytes"),
    "second call: the request took more bytes on the wire than the response took in the same call",
  ],
  ["without: trailers", "no trailers came"],
  [
    "without: [received 2, cancelled]",
    "the second reply did not come and the client did not give up",
  ],
  ["order: [sent 3, half-closed]", "in this order: you sent the third message, you half-closed"],
  [
    "server-saw: [request, cancelled]",
    "the server saw the request and that the call was cancelled",
  ],
  [
    "seen-by: { request: [client auth, server auth] }",
    "the client's auth, then the server's auth saw the request",
  ],
  [
    "not-seen-by: { sent 2: [server caching, server auth] }",
    "the second message of the request did not come to the server's caching or the server's auth",
  ],
  ["sent: { at-least: 2, at-most: 5 }", "you sent at least 2 messages and at most 5 messages"],
  ["lab: { fail-after: 2 }", "set in the Lab: Fail after 2"],
  ["target: own", "the call went to the playground's own services"],
  ["target: plain", "the call went to the practice server without TLS"],
  ["target: tls-good", "the call went to the server with the good certificate"],
  ["target: tls-expired", "the call went to the server whose certificate has expired"],
  ["target: tls-wrong-name", "the call went to the server whose certificate is for another name"],
  [
    "target: tls-unknown-ca",
    "the call went to the server whose certificate nobody you trust has signed",
  ],
])("%s is told as: %s", (yaml, words) => {
  expect(find(yaml, { calls: [] }).parts.at(-1)?.words).toBe(words);
});
