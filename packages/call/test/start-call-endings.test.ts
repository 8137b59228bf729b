import { anyUnpack } from "@bufbuild/protobuf/wkt";
import { create, toBinary } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";
import type { Transport } from "@connectrpc/connect";
import { Greeter, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { Recommendations } from "@grpc-playground/gen/recommendations_pb";
import { BadRequestSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import { RequestStreaming } from "@grpc-playground/gen/request_streaming_pb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startCall } from "../src/index.ts";
import { greeter, inMemory, kinds, protocols, until } from "./greeter.ts";

const { sayHello, parrotSaysHello, chattyClientSaysHello, interactingHello } = Greeter.method;
const ada = { greeting: "Hello", name: "Ada" };
const fail = { greeting: "Hello", name: "fail" };

const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
beforeAll(() => process.on("unhandledRejection", note));
afterAll(() => {
  process.off("unhandledRejection", note);
  if (unhandled.length > 0) throw new AggregateError(unhandled, "rejections nobody handled");
});

describe.each(protocols)("over %s", (protocol) => {
  const transport = inMemory(protocol, greeter);

  test("a failure in mid-stream keeps what came before it", async () => {
    const call = startCall({ transport, method: parrotSaysHello, request: fail });
    const status = await call.done;
    expect(kinds(call.log)).toEqual([
      "opened",
      "request-headers",
      "message-sent 0",
      "half-closed",
      "response-headers",
      "message-received 0",
      "message-received 1",
      "trailers",
      "status",
    ]);
    expect(status).toMatchObject({
      code: 5,
      name: "NOT_FOUND",
      message: "no such bird",
      origin: "server",
      received: 2,
    });
    const trailers = call.log.find("trailers")?.trailers;
    expect(trailers).toContainEqual(["x-reason", "flown"]);
    expect(trailers?.map(([name]) => name)).not.toContain("content-type");
  });

  test("a unary call that fails has headers and no reply", async () => {
    const call = startCall({ transport, method: sayHello, request: fail });
    const status = await call.done;
    expect(status).toMatchObject({ name: "NOT_FOUND", origin: "server", received: 0 });
    expect(kinds(call.log)).toContain("response-headers");
    const all = [
      ...(call.log.find("response-headers")?.headers ?? []),
      ...(call.log.find("trailers")?.trailers ?? []),
    ];
    expect(all).toContainEqual(["x-reason", "flown"]);
    expect(kinds(call.log).at(-1)).toBe("status");
  });

  test("a method that the server lacks is UNIMPLEMENTED", async () => {
    const method = Recommendations.method.recommend;
    const status = await startCall({ transport, method }).done;
    expect(status).toMatchObject({ code: 12, name: "UNIMPLEMENTED" });
  });

  test("cancel ends the call at once, and the server sees it", async () => {
    const seen = Promise.withResolvers<void>();
    const endless = inMemory(protocol, {
      async *parrotSaysHello(_request, context) {
        context.signal.addEventListener("abort", () => seen.resolve());
        yield { message: "one" };
        await seen.promise;
      },
    });
    const call = startCall({ transport: endless, method: parrotSaysHello });
    await until(call.log, () => call.log.counters.received === 1);
    call.cancel();
    expect(kinds(call.log).slice(-2)).toEqual(["cancelled", "status"]);
    expect(call.log.find("cancelled")).toMatchObject({ by: "client", sent: 1, received: 1 });
    expect(await call.done).toMatchObject({ code: 1, name: "CANCELLED", origin: "client" });
    await seen.promise;
  });

  test("a deadline that passes is DEADLINE_EXCEEDED", async () => {
    const stuck = inMemory(protocol, {
      sayHello: (_request, context) =>
        new Promise((_resolve, reject) => {
          context.signal.addEventListener("abort", () => reject(context.signal.reason));
        }),
    });
    const call = startCall({ transport: stuck, method: sayHello, timeoutMs: 20 });
    const status = await call.done;
    expect(status).toMatchObject({ code: 4, name: "DEADLINE_EXCEEDED" });
    // Whoever was first; when it was the client, the log says so.
    const cancelled = call.log.find("cancelled");
    expect(cancelled?.by).toBe(status.origin === "client" ? "deadline" : undefined);
  });
});

test("a failure before headers, over gRPC, is told as trailers alone", async () => {
  const transport = inMemory("grpc", {});
  const call = startCall({ transport, method: interactingHello });
  const status = await call.done;
  expect(status).toMatchObject({ name: "UNIMPLEMENTED", received: 0 });
  expect(kinds(call.log)).not.toContain("message-received 0");
});

test("trailers-only over gRPC: one block, no response headers of its own", async () => {
  const refusing: Transport = {
    unary: () => Promise.reject(new Error("not used")),
    stream: () => {
      const metadata = { "content-type": "application/grpc", "grpc-status": "7", "x-why": "rule" };
      return Promise.reject(new ConnectError("no", Code.PermissionDenied, metadata));
    },
  };
  const call = startCall({ transport: refusing, method: parrotSaysHello });
  await call.done;
  expect(kinds(call.log)).not.toContain("response-headers");
  const trailers = call.log.find("trailers");
  expect(trailers?.trailersOnly).toBe(true);
  expect(trailers?.trailers).toContainEqual(["x-why", "rule"]);
});

test("a deadline that the server sees first as a reset is still the deadline", async () => {
  let now = 0;
  const resetting: Transport = {
    unary: async () => {
      now = 1_000;
      throw new ConnectError("stream reset: CANCEL", Code.Canceled);
    },
    stream: () => Promise.reject(new Error("not used")),
  };
  const call = startCall({
    transport: resetting,
    method: sayHello,
    timeoutMs: 1_000,
    clock: () => now,
  });
  expect(await call.done).toMatchObject({ name: "DEADLINE_EXCEEDED" });
  expect(kinds(call.log).slice(-2)).toEqual(["cancelled", "status"]);
});

test("a deadline of nothing has passed before the call begins", async () => {
  const call = startCall({ transport: inMemory("grpc", greeter), method: sayHello, timeoutMs: 0 });
  expect(await call.done).toMatchObject({ name: "DEADLINE_EXCEEDED", origin: "client", sent: 0 });
  expect(kinds(call.log)).toEqual(["opened", "cancelled", "status"]);
});

test("a network that reaches nobody is UNAVAILABLE", async () => {
  const unreachable: Transport = {
    unary: () => Promise.reject(ConnectError.from(new TypeError("Failed to fetch"))),
    stream: () => Promise.reject(new Error("not used")),
  };
  const call = startCall({ transport: unreachable, method: sayHello });
  expect(await call.done).toMatchObject({ name: "UNAVAILABLE", origin: "client" });
});

test("details of an error stay packed, with type and bytes", async () => {
  const violation = { field: "name", description: "too short" };
  const transport = inMemory("grpc", {
    sayHello() {
      const detail = { desc: BadRequestSchema, value: { fieldViolations: [violation] } };
      throw new ConnectError("bad", Code.InvalidArgument, undefined, [detail]);
    },
  });
  const { details } = await startCall({ transport, method: sayHello }).done;
  expect(details.map((detail) => detail.type)).toEqual(["google.rpc.BadRequest"]);
  const any = { typeUrl: `type.googleapis.com/${details[0]?.type}`, value: details[0]?.value };
  const unpacked = anyUnpack(
    {
      $typeName: "google.protobuf.Any",
      typeUrl: any.typeUrl,
      value: any.value ?? new Uint8Array(),
    },
    BadRequestSchema,
  );
  expect(unpacked?.fieldViolations[0]).toMatchObject(violation);
});

test("send says why it cannot", async () => {
  const transport = inMemory("grpc", greeter);
  const unary = startCall({ transport, method: sayHello, request: ada });
  await expect(unary.send(ada)).rejects.toMatchObject({ code: Code.FailedPrecondition });
  const chatty = startCall({ transport, method: chattyClientSaysHello });
  const wrongType = create(BadRequestSchema);
  await expect(chatty.send(wrongType)).rejects.toThrow("takes greet.HelloRequest");
  chatty.halfClose();
  await expect(chatty.send(ada)).rejects.toThrow("half-closed");
  await Promise.all([unary.done, chatty.done]);
  await expect(chatty.send(ada)).rejects.toThrow("ended with OK");
});

test("a message that does not encode is refused, and the call goes on", async () => {
  const method = RequestStreaming.method.stream_state;
  const pending: Transport = {
    unary: () => Promise.reject(new Error("not used")),
    stream: () => new Promise(() => undefined),
  };
  const call = startCall({ transport: pending, method });
  await expect(call.send({ status: 2 ** 40 })).rejects.toMatchObject({
    code: Code.InvalidArgument,
  });
  expect(call.log.ended).toBe(false);
  call.cancel();
});

test("a send that the call's end overtakes rejects and is not in the log", async () => {
  const never: Transport = {
    unary: () => Promise.reject(new Error("not used")),
    stream: (_method, signal) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason));
      }),
  };
  const call = startCall({ transport: never, method: interactingHello });
  const sending = call.send(ada);
  call.cancel();
  await expect(sending).rejects.toThrow("ended with CANCELLED");
  expect(call.log.counters.sent).toBe(0);
});

test("a request that does not encode ends the call before it starts", async () => {
  const call = startCall({
    transport: inMemory("grpc", greeter),
    method: Recommendations.method.recommend,
    request: { userId: 2 ** 40 },
  });
  expect(await call.done).toMatchObject({ name: "INTERNAL", origin: "client", sent: 0 });
  expect(kinds(call.log)).toEqual(["opened", "status"]);
});

/** Reads a request to its end and answers nothing. */
async function* drained(input: AsyncIterable<unknown>): AsyncGenerator<never> {
  const iterator = input[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true);
  yield* [];
}

test("a client stream with no reply breaks the contract, and the log says so", async () => {
  const silent: Transport = {
    unary: () => Promise.reject(new Error("not used")),
    stream: (method, _signal, _timeout, _header, input) =>
      Promise.resolve({
        stream: true,
        service: method.parent,
        method,
        header: new Headers(),
        trailer: new Headers(),
        message: drained(input),
      }),
  };
  const call = startCall({ transport: silent, method: chattyClientSaysHello });
  call.halfClose();
  expect(await call.done).toMatchObject({ name: "UNIMPLEMENTED", origin: "client" });
});

test("an outer signal cancels, and is let go of at the end", async () => {
  const aborter = new AbortController();
  const added: unknown[] = [];
  const { signal } = aborter;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...parameters: Parameters<typeof add>) => {
    added.push(parameters[1]);
    add(...parameters);
  };
  signal.removeEventListener = (...parameters: Parameters<typeof remove>) => {
    added.splice(added.indexOf(parameters[1]), 1);
    remove(...parameters);
  };
  const transport = inMemory("grpc", greeter);
  await startCall({ transport, method: sayHello, request: ada, signal }).done;
  expect(added).toEqual([]);
  const open = startCall({ transport, method: interactingHello, signal });
  aborter.abort();
  expect(await open.done).toMatchObject({ name: "CANCELLED" });
  const late = startCall({ transport, method: sayHello, signal });
  expect(await late.done).toMatchObject({ name: "CANCELLED", sent: 0 });
});

test("100,000 messages: memory is bounded, the dropped are counted, the thread is shared", async () => {
  const total = 100_000;
  const transport = inMemory("grpc", {
    async *parrotSaysHello() {
      for (let index = 0; index < total; index += 1) yield { message: `message ${index}` };
    },
  });
  let turns = 0;
  let running = true;
  const tick = () => {
    turns += 1;
    if (running) setImmediate(tick);
  };
  tick();
  const call = startCall({ transport, method: parrotSaysHello, limits: { maxMessages: 5_000 } });
  const status = await call.done;
  running = false;
  expect(status).toMatchObject({ name: "OK", received: total });
  expect(call.log.messages.length).toBe(5_000);
  expect(call.log.counters.dropped).toBe(total + 1 - 5_000);
  expect(call.log.messages.at(4_999)).toMatchObject({ index: total - 1 });
  expect(call.log.events.at(0)?.kind).toBe("opened");
  expect(call.log.find("half-closed")).toBeDefined();
  expect(call.log.events.at(call.log.events.length - 1)?.kind).toBe("status");
  // One burst of microtasks would have left the host no turn between.
  expect(turns).toBeGreaterThan(5);
  // On a machine that is busy with other suites too, a hundred thousand messages take long.
}, 30_000);

test("sizes are those of the encoded message", async () => {
  const transport = inMemory("grpc", greeter);
  const call = startCall({ transport, method: chattyClientSaysHello, request: ada });
  call.halfClose();
  await call.done;
  const bytes = toBinary(HelloRequestSchema, create(HelloRequestSchema, ada)).byteLength;
  expect(call.log.messages.at(0)?.size).toBe(bytes);
});
