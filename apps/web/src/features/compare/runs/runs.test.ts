import { create, createRegistry, fromBinary, type MessageInitShape } from "@bufbuild/protobuf";
import { createRouterTransport } from "@connectrpc/connect";
import { startCall, type CallLog } from "@grpc-playground/call";
import { DelayedReplySchema, Greeter, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { diffFacts, diffSteps } from "./diff-facts.ts";
import { diffHeaders } from "./diff-headers.ts";
import { diffJson } from "./diff-json.ts";
import { diffMessages } from "./diff-messages.ts";
import { unlike } from "./unlike.ts";

const registry = createRegistry(Greeter);
const method = Greeter.method.chattyClientSaysHello;

/** A service that answers with what it was sent, as the playground's does. */
const transport = createRouterTransport((router) => {
  router.service(Greeter, {
    async chattyClientSaysHello(requests, { responseHeader }) {
      const request = [];
      for await (const each of requests) request.push(each);
      responseHeader.set("x-count", String(request.length));
      return create(DelayedReplySchema, { message: `${request.length} hellos`, request });
    },
  });
});

async function run(...hellos: MessageInitShape<typeof HelloRequestSchema>[]): Promise<CallLog> {
  const [first, ...more] = hellos.map((hello) => create(HelloRequestSchema, hello));
  const call = startCall({ transport, method, request: first });
  for (const hello of more) await call.send(hello);
  call.halfClose();
  await call.done;
  return call.log;
}

test("two runs are compared pair by pair, and field by field within a message", async () => {
  const a = await run({ name: "Ada", greeting: "Hi" }, { name: "Bo" });
  const b = await run({ name: "Ada", greeting: "Hi" }, { name: "Cy" }, { greeting: "Yo" });
  const { rows, left } = diffMessages(a, b, method, registry);
  expect(left).toEqual({ a: 0, b: 0 });
  expect(
    rows.map(({ kind, index, a: one, b: other, diff }) => [
      `${kind} ${index}`,
      one !== undefined,
      other !== undefined,
      diff?.changes,
    ]),
  ).toEqual([
    ["message-sent 0", true, true, undefined],
    ["message-sent 1", true, true, [{ path: "name", a: "Bo", b: "Cy" }]],
    [
      "message-received 0",
      true,
      true,
      [
        { path: "message", a: "2 hellos", b: "3 hellos" },
        { path: "request[1].name", a: "Bo", b: "Cy" },
        { path: "request[2]", a: undefined, b: { greeting: "Yo" } },
      ],
    ],
    ["message-sent 2", false, true, undefined],
  ]);
});

test("a field that no schema names differs in the bytes alone, and is not missed", async () => {
  const unknown = fromBinary(HelloRequestSchema, Uint8Array.of(0x38, 5));
  const [a, b] = [await run({}), await run(unknown)];
  expect(diffMessages(a, b, method, registry).rows[0]?.diff).toEqual({ changes: [], more: false });
});

test("at most a thousand messages of a run are compared, and the others counted", async () => {
  const many = await run(...Array.from({ length: 1_200 }, (_, nth) => ({ name: String(nth) })));
  const { rows, left } = diffMessages(many, await run({ name: "0" }), method, registry);
  expect(rows).toHaveLength(1_000);
  expect(rows.every(({ kind }) => kind === "message-sent")).toBe(true);
  // 1,200 sent and one received; what came back in the other has nothing to be compared with.
  expect(left).toEqual({ a: 201, b: 1 });
});

test("facts and steps say how far one run is from the other", async () => {
  const a = { log: await run({ name: "Ada" }), protocol: "grpc", isOwn: true } as const;
  const b = { log: await run({ name: "Ada" }, {}), protocol: "connect", isOwn: true } as const;
  const facts = diffFacts(a, b);
  expect(facts).toContainEqual({ name: "Protocol", a: "gRPC", b: "Connect", change: undefined });
  expect(facts).toContainEqual({ name: "Messages up", a: "1", b: "2", change: "+1" });
  expect(facts).toContainEqual({ name: "Bytes up", a: "5 B", b: "5 B", change: undefined });
  expect(diffSteps(a.log, b.log).map(({ name }) => name)).toEqual([
    "Request headers",
    "Half-closed",
    "Response headers",
    "Status",
  ]);
});

test("headers that differ come first, and several of one name are one", () => {
  const a = [
    ["same", "1"],
    ["gone", "x"],
    ["more", "a"],
    ["more", "b"],
  ] as const;
  const b = [
    ["same", "1"],
    ["more", "a"],
    ["new", "y"],
  ] as const;
  expect(diffHeaders(a, b)).toEqual([
    { name: "gone", a: "x", b: undefined },
    { name: "more", a: "a, b", b: "a" },
    { name: "new", a: undefined, b: "y" },
    { name: "same", a: "1", b: "1" },
  ]);
});

test("JSON is compared by fields, with paths that can be read", () => {
  const a = { n: 1, list: [1, 2], map: { "a b": 1 }, gone: null };
  const b = { n: "1", list: [1, 3, 4], map: { "a b": 2 } };
  expect(diffJson(a, b, 10).changes).toEqual([
    { path: "n", a: 1, b: "1" },
    { path: "list[1]", a: 2, b: 3 },
    { path: "list[2]", a: undefined, b: 4 },
    { path: 'map["a b"]', a: 1, b: 2 },
    { path: "gone", a: null, b: undefined },
  ]);
  expect(diffJson(a, a, 10).changes).toEqual([]);
  expect(diffJson(a, b, 2)).toMatchObject({ changes: [{ path: "n" }, {}], more: true });
});

test("of two texts only what is unlike is marked, also deep in a long one", () => {
  expect(unlike("Hello Ada!", "Hello Bo!")).toEqual(["Hello ", "Ada", "!"]);
  expect(unlike("aa", "aaa")).toEqual(["aa", "", ""]);
  // Two characters that begin with the same code unit are not cut in two.
  expect(unlike("\u{1f600}", "\u{1f601}")).toEqual(["", "\u{1f600}", ""]);
  const long = "x".repeat(1_000);
  const [before, own, after] = unlike(`${long}1${long}`, `${long}2${long}`);
  expect([before.length, own, after.length]).toEqual([61, "1", 61]);
});
