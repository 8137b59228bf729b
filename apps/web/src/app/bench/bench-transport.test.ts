import { create, toBinary, type MessageInitShape } from "@bufbuild/protobuf";
import { Code, ConnectError, createRouterTransport, type Interceptor } from "@connectrpc/connect";
import { reportRequest, startCall, type WireLogWriter } from "@grpc-playground/call";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import {
  Sighting_What as What,
  SightingSchema,
} from "@grpc-playground/gen/playground/v1/witness_pb";
import { afterEach, expect, test, vi } from "vitest";
import { createBenched } from "./bench-transport.ts";
import { readChains, writeChains, type Chains } from "./chains.ts";

const ours = { client: [], server: [] };
afterEach(() => vi.unstubAllGlobals());

/** A Greeter in memory whose first attempts fail, and what it was asked. */
function setUp(chains: Partial<Chains>, { failing = 0, isObeyed = false } = {}) {
  const asked: Headers[] = [];
  const make = (wire: WireLogWriter) => {
    const writeDown: Interceptor = (next) => async (request) => {
      asked.push(request.header);
      wire.sent(new Uint8Array([0, 0, 0, 0, 0]));
      if (asked.length <= failing) throw new ConnectError("not now", Code.Unavailable);
      return next(request);
    };
    return createRouterTransport(
      ({ service }) => {
        service(Greeter, {
          sayHello: ({ name }) => ({ message: `Hello ${name}` }),
          async *parrotSaysHello({ name }) {
            yield { message: name };
            yield { message: name };
          },
        });
      },
      { transport: { interceptors: [reportRequest, writeDown] } },
    );
  };
  const benched = createBenched("http://127.0.0.1:1");
  return {
    asked,
    start: (method: "sayHello" | "parrotSaysHello" = "sayHello", server = "http://one:1") =>
      startCall({
        transport: (log) =>
          benched({ chains: { ...ours, ...chains }, server, isObeyed, log, make }),
        method: Greeter.method[method],
        request: { name: "Ada" },
      }),
  };
}

test("what the client's chain adds is in the headers that the log tells of", async () => {
  const { start } = setUp({ client: ["auth"] });
  const { log, done } = start();
  await done;
  const sent = log.find("request-headers");
  expect(sent?.complete).toBe(true);
  expect(sent?.headers).toContainEqual(["authorization", "Bearer playground"]);
  expect(sent?.headers.some(([name]) => name.startsWith("x-lab-"))).toBe(false);
});

test("of a retried call the bytes of the last attempt are kept, and the attempts counted", async () => {
  const { start, asked } = setUp({ client: ["retry"] }, { failing: 1 });
  const { log, done } = start();
  expect((await done).name).toBe("OK");
  expect(asked.map((header) => header.get("grpc-previous-rpc-attempts"))).toEqual([null, "1"]);
  expect(log.sightings.attempts).toBe(2);
  expect([log.wire.attempt, log.wire.up.count]).toEqual([1, 1]);
  expect(log.counters).toMatchObject({ sent: 1, received: 1 });
});

test("a call that the client's cache answers is made by no transport", async () => {
  const { start, asked } = setUp({ client: ["caching"] });
  await start().done;
  const { log, done } = start();
  expect((await done).name).toBe("OK");
  expect(asked.length).toBe(1);
  expect(log.sightings.heldBack).toMatchObject({ by: "caching", note: "answered from the cache" });
  expect(log.wire.up.count).toBe(0);
  expect(log.find("request-headers")?.complete).toBe(false);
  // What one server said is no answer of another's.
  await start("sayHello", "http://other:1").done;
  expect(asked.length).toBe(2);
});

test("streams go through, and are seen message by message", async () => {
  const { start } = setUp({ client: ["logging", "retry"] }, { failing: 1 });
  const { log, done } = start("parrotSaysHello");
  expect(await done).toMatchObject({ name: "OK", received: 2 });
  const seen: string[] = [];
  for (let index = 0; index < log.sightings.all.length; index++) {
    const one = log.sightings.all.at(index);
    if (one?.by === "logging") seen.push(one.what);
  }
  expect(seen).toEqual([
    "request",
    "message-sent",
    "half-close",
    "response",
    "message-received",
    "message-received",
    "done",
  ]);
});

test("our own servers are told the chain, and the witness that cannot be reached fails nothing", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("fetch failed");
  });
  const { start, asked } = setUp({ server: ["caching", "auth"] }, { isObeyed: true });
  expect((await start().done).name).toBe("OK");
  const again = start();
  await again.done;
  await expect
    .poll(() => again.log.sightings.unheard)
    .toMatch(/^the playground's server cannot be reached/);
  expect(asked.map((header) => header.get("x-lab-interceptors"))).toEqual([
    "caching,auth",
    "caching,auth",
  ]);
  const [first, second] = asked;
  expect(first?.get("x-lab-bench")).toBe(second?.get("x-lab-bench"));
  expect(first?.get("x-lab-trace")).toMatch(/^[0-9a-f]{24}$/);
  expect(first?.get("x-lab-trace")).not.toBe(second?.get("x-lab-trace"));
});

/** What the witness answers, in the Connect protocol: messages with their lengths, and the end's JSON. */
function witnessed(seen: readonly MessageInitShape<typeof SightingSchema>[], end: object = {}) {
  const parts = [
    ...seen.map((each) => [0, toBinary(SightingSchema, create(SightingSchema, each))] as const),
    [2, new TextEncoder().encode(JSON.stringify(end))] as const,
  ];
  const body = parts.flatMap(([flag, bytes]) => [flag, 0, 0, 0, bytes.length, ...bytes]);
  const headers = { "content-type": "application/connect+proto" };
  return new Response(Uint8Array.from(body), { headers });
}

test("a witness without room says so, and the call is none the worse", async () => {
  vi.stubGlobal("fetch", async () =>
    witnessed([], { error: { code: "resource_exhausted", message: "no room" } }),
  );
  const { start } = setUp({}, { isObeyed: true });
  const { log, done } = start();
  expect((await done).name).toBe("OK");
  await expect.poll(() => log.sightings.unheard).toBe("no room");
});

/** A call that nobody answers. */
function startOpen(timeoutMs?: number) {
  const never = createRouterTransport(({ service }) => {
    service(Greeter, { sayHello: () => new Promise(() => {}) });
  });
  const benched = createBenched("http://127.0.0.1:1");
  return () =>
    startCall({
      transport: (log) =>
        benched({ chains: ours, server: "http://one:1", isObeyed: true, log, make: () => never }),
      method: Greeter.method.sayHello,
      request: {},
      timeoutMs,
    });
}

test("the oldest of open calls are not watched any more, and say so", async () => {
  vi.stubGlobal("fetch", (_: unknown, { signal }: RequestInit) => {
    const { promise, reject } = Promise.withResolvers<Response>();
    if (signal?.aborted === true) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason));
    return promise;
  });
  const calls = Array.from({ length: 5 }, startOpen());
  for (const call of calls.slice(0, 2)) {
    // oxlint-disable-next-line no-await-in-loop -- both at once, whichever comes first
    await expect.poll(() => call.log.sightings.unheard).toMatch(/^this page watches 3 open/);
  }
  expect(calls.slice(2).map(({ log }) => log.sightings.unheard)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  for (const call of calls) call.cancel();
});

test.each([
  ["a person", undefined, "DEADLINE_EXCEEDED", "CANCELLED"],
  ["the deadline", 20, "CANCELLED", "DEADLINE_EXCEEDED"],
])("who gave up is known here, whatever a server takes it for: %s", async (_, ms, said, is) => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  vi.stubGlobal("fetch", () => promise);
  const call = startOpen(ms)();
  if (ms === undefined) call.cancel();
  await call.done;
  resolve(witnessed([{ by: "server", layer: -1, what: What.CANCELLED, code: said, note: said }]));
  await expect
    .poll(() => call.log.sightings.all.at(0))
    .toMatchObject({ what: "cancelled", code: is });
  expect(call.log.sightings.all.at(0)?.note).toBe(undefined);
});

test("chains are kept, and what is not known of what was kept is left out", () => {
  const chains: Chains = { client: ["retry", "logging"], server: ["auth"] };
  expect(readChains(writeChains(chains))).toEqual(chains);
  expect(writeChains(ours)).toBe(undefined);
  expect(readChains("logging,logging,nope;retry,auth")).toEqual({
    client: ["logging"],
    server: ["auth"],
  });
  expect(readChains("nonsense")).toEqual(ours);
});
