import { Code, createClient, type Transport } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { SchemaService } from "@grpc-playground/gen/playground/v1/schema_pb";
import { WitnessService } from "@grpc-playground/gen/playground/v1/witness_pb";
import { describe, expect, test } from "vitest";
import type { Playground } from "../../src/index.ts";
import { collect, errorOf } from "../contract/helpers.ts";
import { bridgeTransport, startPlayground } from "../helpers/playground.ts";
import { startTrace, told, witnessOf } from "./watch.ts";

const ann = { name: "Ann", greeting: "Hi" };
const unary = ["request", "message-sent 0", "half-close"];

const ways: Record<string, (playground: Playground) => Transport> = {
  "gRPC through the bridge": (playground) => bridgeTransport(playground),
  Connect: ({ httpUrl }) => createConnectTransport({ baseUrl: httpUrl }),
};

describe.each(Object.entries(ways))("the witness, of calls over %s", (_, connect) => {
  async function start(extra: Record<string, string> = {}) {
    const playground = await startPlayground();
    return {
      greeter: createClient(Greeter, connect(playground)),
      ...startTrace(playground, extra),
    };
  }

  test("a unary call", async () => {
    const { greeter, headers, sightings } = await start();
    await greeter.sayHello(ann, { headers });
    const seen = await sightings();
    expect(told(seen)).toEqual([...unary, "response", "message-received 0", "done"]);
    const times = seen.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(seen.every(({ layer, attempt }) => layer === -1 && attempt === 0)).toBe(true);
  });

  test("a server stream, with a failure in its middle", async () => {
    const lab = { "x-lab-fail": "DATA_LOSS", "x-lab-fail-after": "2", "x-lab-delay": "0" };
    const { greeter, headers, sightings } = await start(lab);
    await errorOf(collect(greeter.parrotSaysHello(ann, { headers })));
    const seen = await sightings();
    expect(told(seen)).toEqual([
      ...unary,
      "response",
      "message-received 0",
      "message-received 1",
      "error DATA_LOSS",
    ]);
    expect(seen.at(-1)?.note).toMatch(/the lab failed this call after 2 messages/);
  });

  test("a stream without a message", async () => {
    const { greeter, headers, sightings } = await start({ "x-lab-count": "0" });
    await collect(greeter.parrotSaysHello(ann, { headers }));
    expect(told(await sightings())).toEqual([...unary, "response", "done"]);
  });

  test("a client that cancels", async () => {
    const { greeter, headers, sightings } = await start({ "x-lab-delay": "5ms" });
    const leave = new AbortController();
    const call = { headers: { ...headers, "x-lab-count": "100000" }, signal: leave.signal };
    const seen = sightings();
    for await (const reply of greeter.parrotSaysHello(ann, call)) {
      expect(reply.message).toBe("Hi Ann");
      leave.abort();
      break;
    }
    const all = told(await seen);
    expect(all.slice(0, 5)).toEqual([...unary, "response", "message-received 0"]);
    expect(all.at(-1)).toBe("cancelled CANCELLED");
  });

  test("a unary call that is cancelled while the service is at it", async () => {
    const { greeter, headers, watch } = await start({ "x-lab-delay": "10m" });
    const leave = new AbortController();
    const failed = errorOf(greeter.sayHello(ann, { headers, signal: leave.signal }));
    const all = [];
    for await (const sighting of watch()) {
      all.push(sighting);
      if (all.length === 3) leave.abort();
    }
    expect(told(all)).toEqual([...unary, "cancelled CANCELLED"]);
    expect((await failed).code).toBe(Code.Canceled);
  });

  test("a deadline that passes", async () => {
    const { greeter, headers, sightings } = await start({ "x-lab-delay": "10m" });
    await errorOf(collect(greeter.parrotSaysHello(ann, { headers, timeoutMs: 400 })));
    const seen = await sightings();
    expect(told(seen)).toEqual([...unary, "cancelled DEADLINE_EXCEEDED"]);
    expect(seen.at(-1)?.at).toBeGreaterThan(200);
  });

  test("attempts of a retried call, each told apart", async () => {
    const { greeter, headers, sightings } = await start({
      "x-lab-fail": "UNAVAILABLE",
      "x-lab-fail-attempts": "2",
    });
    const watched = sightings();
    const again = (attempt: number) =>
      greeter.sayHello(ann, {
        headers: {
          ...headers,
          ...(attempt > 0 ? { "grpc-previous-rpc-attempts": `${attempt}` } : {}),
        },
      });
    expect((await errorOf(again(0))).code).toBe(Code.Unavailable);
    expect((await errorOf(again(1))).code).toBe(Code.Unavailable);
    expect((await again(2)).message).toBe("Hi Ann");
    const seen = await watched;
    expect(seen.map(({ attempt }) => attempt)).toEqual([
      ...Array.from({ length: 4 }, () => 0),
      ...Array.from({ length: 4 }, () => 1),
      ...Array.from({ length: 6 }, () => 2),
    ]);
    expect(told(seen).filter((what) => what.startsWith("error"))).toHaveLength(2);
    expect(told(seen).at(-1)).toBe("done");
  });

  test("a value that is no trace", async () => {
    const { greeter } = await start();
    const error = await errorOf(greeter.sayHello(ann, { headers: { "x-lab-trace": "short" } }));
    expect(error.code).toBe(Code.InvalidArgument);
    expect(error.rawMessage).toMatch(/^x-lab-trace: cannot read "short"; accepted: 8 to 64/);
  });
});

test("both ways of a stream, in the order in which they happen", async () => {
  const playground = await startPlayground();
  const { headers, watch } = startTrace(playground);
  const greeter = createClient(Greeter, bridgeTransport(playground));
  const answered = Promise.withResolvers<void>();
  async function* hellos() {
    yield ann;
    await answered.promise;
    yield ann;
  }
  const seen = collect(watch());
  for await (const reply of greeter.interactingHello(hellos(), { headers })) {
    expect(reply.message).toBe("Hi Ann");
    answered.resolve();
  }
  expect(told(await seen)).toEqual([
    "request",
    "message-sent 0",
    "response",
    "message-received 0",
    "message-sent 1",
    "message-received 1",
    "half-close",
    "done",
  ]);
});

test("a client stream that is cancelled before it is half-closed", async () => {
  const playground = await startPlayground();
  const { headers, watch } = startTrace(playground);
  const greeter = createClient(Greeter, bridgeTransport(playground));
  const leave = new AbortController();
  async function* hellos() {
    yield ann;
    await new Promise((resolve) => leave.signal.addEventListener("abort", resolve));
  }
  const failed = errorOf(
    greeter.chattyClientSaysHello(hellos(), { headers, signal: leave.signal }),
  );
  const seen = [];
  for await (const sighting of watch()) {
    seen.push(sighting);
    if (seen.length === 2) leave.abort();
  }
  expect(told(seen)).toEqual(["request", "message-sent 0", "cancelled CANCELLED"]);
  expect((await failed).code).toBe(Code.Canceled);
});

test("a trace that cannot be one is refused by the witness too", async () => {
  const witness = witnessOf(await startPlayground());
  const error = await errorOf(collect(witness.watch({ trace: "a b c d e f" })));
  expect(error.code).toBe(Code.InvalidArgument);
  expect(error.rawMessage).toMatch(/^trace must have 8 to 64/);
});

test("the witness is on the HTTP listener only", async () => {
  const playground = await startPlayground();
  const witness = createClient(WitnessService, bridgeTransport(playground));
  const error = await errorOf(collect(witness.watch({ trace: "12345678" })));
  expect(error.code).toBe(Code.Unimplemented);
});

test("the page's own calls are not witnessed: a watch that watches itself would not end", async () => {
  const playground = await startPlayground();
  const transport = createConnectTransport({ baseUrl: playground.httpUrl });
  // A call that takes part is refused for a trace like that.
  const headers = { "x-lab-trace": "no trace" };
  const { services } = await createClient(SchemaService, transport).describe({}, { headers });
  expect(services).toContain(Greeter.typeName);
  const refused = createClient(Greeter, transport).sayHello(ann, { headers });
  expect((await errorOf(refused)).code).toBe(Code.InvalidArgument);
});
