import { create, createRegistry } from "@bufbuild/protobuf";
import { Code, ConnectError, createConnectRouter } from "@connectrpc/connect";
import { createFetchHandler } from "@connectrpc/connect/protocol";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-web";
import { startCall, type Protocol } from "@grpc-playground/call";
import { captureFetch } from "@grpc-playground/call/capture-fetch";
import { Greeter, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { headerRows } from "./header-rows.ts";
import { plan, runComparison, type ComparisonOptions } from "./run-comparison.ts";
import { stripOf } from "./strip.ts";
import { summary } from "./summary.ts";

const protocols: readonly Protocol[] = ["grpc-web", "connect", "connect-json"];
const registry = createRegistry(Greeter);

/** Connect's own server, reached by what fetch would carry. */
const router = createConnectRouter().service(Greeter, {
  sayHello({ name, greeting }) {
    if (name === "") throw new ConnectError("no name", Code.InvalidArgument);
    return { message: `${greeting} ${name}` };
  },
  async *parrotSaysHello({ name, greeting }) {
    for (let nth = 0; nth < 3; nth++) yield { message: `${greeting} ${name}` };
  },
});
const handlers = new Map(
  router.handlers.map((handler) => [handler.requestPath, createFetchHandler(handler)]),
);
const serve: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const handler = handlers.get(new URL(request.url).pathname);
  return handler === undefined ? new Response(null, { status: 404 }) : handler(request);
};

/** As a browser's fetch shows what was compressed: the headers as they came, and the body unpacked. */
const unpacking: typeof fetch = async (input, init) => {
  const response = await serve(input, init);
  const headers = new Headers(response.headers);
  headers.set("content-encoding", "gzip");
  headers.set("content-length", "7");
  return new Response(response.body, { headers });
};

const startUnpacking: ComparisonOptions["start"] = ({ request }) =>
  startCall({
    method: Greeter.method.sayHello,
    request,
    transport: ({ wire }) =>
      createConnectTransport({
        baseUrl: "http://greeter.test",
        fetch: captureFetch(wire, unpacking),
        useBinaryFormat: true,
      }),
  });

function comparison(
  method: typeof Greeter.method.sayHello | typeof Greeter.method.parrotSaysHello,
  name: string,
  changes: Partial<ComparisonOptions> = {},
) {
  return runComparison({
    protocols,
    messages: [create(HelloRequestSchema, { name, greeting: "Hello" })],
    streams: false,
    repeat: 2,
    signal: new AbortController().signal,
    onCall: () => undefined,
    start: ({ protocol, request, signal }) =>
      startCall({
        method,
        request,
        signal,
        transport: ({ wire }) => {
          const options = { baseUrl: "http://greeter.test", fetch: captureFetch(wire, serve) };
          return protocol === "grpc-web"
            ? createGrpcWebTransport(options)
            : createConnectTransport({
                ...options,
                useBinaryFormat: protocol === "connect",
                jsonOptions: { registry },
              });
        },
      }),
    ...changes,
  });
}

test("each protocol is called once for its bytes, then in turns for its time", () => {
  expect(
    plan(["grpc", "connect"], 2).map(({ protocol, purpose }) => `${protocol} ${purpose}`),
  ).toEqual([
    "grpc bytes",
    "connect bytes",
    // On the shared connection, since the first had one of its own.
    "grpc warm-up",
    "grpc time",
    "connect time",
    "grpc time",
    "connect time",
  ]);
});

test("the same request is told by bytes, framing, status and headers, as each protocol has them", async () => {
  const measured = (await comparison(Greeter.method.sayHello, "World")) ?? [];
  const facts = measured.map((each) => each.facts);
  expect(facts.map(({ protocol, up, down }) => [protocol, up.body, down.body])).toEqual([
    // Fourteen bytes up and thirteen down, in envelopes of five; then the trailers.
    ["grpc-web", 19, 18 + 5 + "grpc-status: 0\r\n".length],
    ["connect", 14, 13],
    ["connect-json", 35, 25],
  ]);
  expect(facts[0]?.down.strip.map(({ kind, bytes }) => [kind, bytes])).toEqual([
    ["envelope", 5],
    ["message", 13],
    ["envelope", 5],
    ["status", 16],
  ]);
  expect(facts[1]?.up.strip).toEqual([{ kind: "message", bytes: 14, pieces: 1 }]);
  expect(facts.map(({ statusPlace }) => statusPlace)).toEqual([
    "In the body: its last part holds the trailers as text. HTTP status 200.",
    "In the HTTP status 200: no more is needed.",
    "In the HTTP status 200: no more is needed.",
  ]);
  expect(measured.map(({ times, statuses }) => [times.length, statuses])).toEqual([
    [2, ["OK"]],
    [2, ["OK"]],
    [2, ["OK"]],
  ]);
  const rows = headerRows(facts, ({ up }) => up.heads?.headers);
  expect(rows.same.map(({ name }) => name)).toEqual([":method", ":path"]);
  expect(rows.different).toContainEqual({
    name: "content-type",
    values: [
      { value: "application/grpc-web+proto", in: ["grpc-web"] },
      { value: "application/proto", in: ["connect"] },
      { value: "application/json", in: ["connect-json"] },
    ],
  });
  expect(rows.different).toContainEqual({
    name: "connect-protocol-version",
    values: [{ value: "1", in: ["connect", "connect-json"] }],
  });
  expect(summary(measured)).toMatch(/^Connect has the smallest bodies \(27 bytes both ways\)/);
});

test("a head over fetch counts as the text that HTTP/1.1 makes of it", async () => {
  const facts = (await comparison(Greeter.method.sayHello, "World"))?.[1]?.facts;
  const [, , ...headers] = facts?.up.heads?.headers ?? [];
  const lines = headers.map(({ name, value }) => `${name}: ${value}\r\n`).join("");
  const text = `POST /greet.Greeter/SayHello HTTP/1.1\r\n${lines}\r\n`;
  expect(lines).toContain("content-type: application/proto");
  expect(facts?.up.heads?.bytes).toBe(text.length);
});

test("a stream and a failure say where their status stands", async () => {
  const streams = await comparison(Greeter.method.parrotSaysHello, "World", { repeat: 0 });
  expect(streams?.map(({ facts }) => [facts.down.parts, facts.statusPlace])).toEqual([
    [4, "In the body: its last part holds the trailers as text. HTTP status 200."],
    [4, "In the body: its last part ends the stream, in JSON. HTTP status 200."],
    [4, "In the body: its last part ends the stream, in JSON. HTTP status 200."],
  ]);
  const failures = await comparison(Greeter.method.sayHello, "");
  expect(failures?.map(({ statuses }) => statuses)).toEqual(
    protocols.map(() => ["INVALID_ARGUMENT"]),
  );
  // The error is not taken for a message.
  expect(failures?.[1]?.facts.down.strip.map(({ kind }) => kind)).toEqual(["status"]);
  expect(failures?.map(({ facts }) => facts.statusPlace)).toEqual([
    "In the body: its last part holds the trailers as text. HTTP status 200.",
    "In the HTTP status 400, and by name in the body, which is JSON then.",
    "In the HTTP status 400, and by name in the body, which is JSON then.",
  ]);
});

test("it ends when it is aborted, and makes no more calls", async () => {
  const aborter = new AbortController();
  const called: number[] = [];
  const measured = await comparison(Greeter.method.sayHello, "World", {
    signal: aborter.signal,
    onCall: (_, nth) => {
      called.push(nth);
      if (nth === 2) aborter.abort();
    },
  });
  expect(measured).toBeUndefined();
  expect(called).toEqual([1, 2]);
});

test("a body of many parts is drawn by kind", () => {
  const part = Uint8Array.of(0, 0, 0, 0, 1, 7);
  const parts = Array.from({ length: 20 }, (_, index) => ({
    index,
    at: 0,
    start: 6 * index,
    bytes: part,
  }));
  const body = {
    enveloped: true,
    size: 120,
    count: 20,
    pending: new Uint8Array(),
    parts,
    part: (index: number) => parts[index],
  };
  expect(stripOf(body)).toEqual([
    { kind: "envelope", bytes: 100, pieces: 20 },
    { kind: "message", bytes: 20, pieces: 20 },
  ]);
});

test("nothing is said to be the fastest where calls did not do the same, or ranges overlap", async () => {
  const [first, second, third] = (await comparison(Greeter.method.sayHello, "World")) ?? [];
  if (!first || !second || !third) throw new Error("three protocols were called");
  const timed = (...times: readonly (readonly [number, number])[]) =>
    [first, second, third].map((each, place) => ({ ...each, times: times[place] ?? [] }));
  expect(summary(timed([1, 2], [3, 4], [5, 6]))).toContain("gRPC-Web took the shortest time");
  expect(summary(timed([1, 2], [3, 4], [5, 6]))).toContain("no call over another was as short");
  // The second by its median is clear of the first; the third is not.
  expect(summary(timed([1, 2], [3, 4], [1, 9]))).toContain("that may be chance");
  const failed = { ...second, statuses: ["UNIMPLEMENTED"] };
  expect(summary([first, failed, third])).toBeUndefined();
  expect(summary([first, second, { ...third, isCut: true }])).toBeUndefined();
});

test("a body that the browser unpacked is told apart from one that travelled as it is", async () => {
  const measured = (await comparison(Greeter.method.sayHello, "World")) ?? [];
  expect(measured.map(({ facts }) => facts.unpacked)).toEqual([undefined, undefined, undefined]);
  const [packed] =
    (await comparison(Greeter.method.sayHello, "World", {
      protocols: ["connect"],
      start: startUnpacking,
    })) ?? [];
  expect(packed?.facts.unpacked).toEqual({ encoding: "gzip", bytes: 7 });
  expect(packed?.facts.down.body).toBe(13);
  expect(packed && summary([...measured, packed])).toMatch(/^Before compression, /);
});
