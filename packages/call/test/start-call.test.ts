import { Greeter } from "@grpc-playground/gen/greet_pb";
import { describe, expect, test } from "vitest";
import { reportRequest, startCall } from "../src/index.ts";
import { greeter, inMemory, kinds, protocols, until } from "./greeter.ts";

const { sayHello, parrotSaysHello, chattyClientSaysHello, interactingHello } = Greeter.method;
const ada = { greeting: "Hello", name: "Ada" };
const bob = { greeting: "Hi", name: "Bob" };

describe.each(protocols)("over %s", (protocol) => {
  const transport = inMemory(protocol, greeter);

  test("a unary call is one message each way", async () => {
    const call = startCall({ transport, method: sayHello, request: ada });
    const status = await call.done;
    expect(kinds(call.log)).toEqual([
      "opened",
      "request-headers",
      "message-sent 0",
      "half-closed",
      "response-headers",
      "message-received 0",
      "trailers",
      "status",
    ]);
    expect(status).toMatchObject({ code: 0, name: "OK", origin: "server", sent: 1, received: 1 });
    expect(call.log.messages.at(0)).toMatchObject({ message: ada, size: 12 });
    expect(call.log.messages.at(1)).toMatchObject({ message: { message: "Hello Ada" }, size: 11 });
    expect(call.log.counters).toEqual({
      sent: 1,
      received: 1,
      bytesSent: 12,
      bytesReceived: 11,
      dropped: 0,
    });
  });

  test("a server stream is one message up and several down", async () => {
    const call = startCall({ transport, method: parrotSaysHello, request: ada });
    await call.done;
    expect(kinds(call.log)).toEqual([
      "opened",
      "request-headers",
      "message-sent 0",
      "half-closed",
      "response-headers",
      "message-received 0",
      "message-received 1",
      "message-received 2",
      "trailers",
      "status",
    ]);
    expect(call.log.find("half-closed")).toMatchObject({ sent: 1, received: 0 });
  });

  test("a client stream is answered once, after half-close", async () => {
    const call = startCall({ transport, method: chattyClientSaysHello });
    await call.send(ada);
    await call.send(bob);
    expect(call.log.counters.received).toBe(0);
    call.halfClose();
    const status = await call.done;
    expect(status.name).toBe("OK");
    const list = kinds(call.log);
    expect(list.filter((kind) => kind.startsWith("message"))).toEqual([
      "message-sent 0",
      "message-sent 1",
      "message-received 0",
    ]);
    expect(list.indexOf("half-closed")).toBeGreaterThan(list.indexOf("message-sent 1"));
    expect(list.indexOf("message-received 0")).toBeGreaterThan(list.indexOf("half-closed"));
    expect(list.at(-1)).toBe("status");
    expect(call.log.messages.at(2)?.message).toMatchObject({ request: [ada, bob] });
  });

  test("a bidirectional stream is answered while it is being sent", async () => {
    const call = startCall({ transport, method: interactingHello });
    await call.send(ada);
    await until(call.log, () => call.log.counters.received === 1);
    await call.send(bob);
    await until(call.log, () => call.log.counters.received === 2);
    call.halfClose();
    await call.done;
    const inOrder = kinds(call.log).filter((kind) => !kind.includes("headers"));
    expect(inOrder).toEqual([
      "opened",
      "message-sent 0",
      "message-received 0",
      "message-sent 1",
      "message-received 1",
      "half-closed",
      "trailers",
      "status",
    ]);
  });

  test("response headers and trailers are told apart", async () => {
    const call = startCall({ transport, method: parrotSaysHello, request: ada });
    await call.done;
    expect(call.log.find("response-headers")?.headers).toContainEqual(["x-served-by", "greeter"]);
    const trailers = call.log.find("trailers");
    expect(trailers?.trailers).toContainEqual(["x-cost", "7"]);
    expect(trailers?.trailers.map(([name]) => name)).not.toContain("x-served-by");
    expect(trailers?.trailersOnly).toBe(false);
  });

  test("request headers hold what the transport added when it reports them", async () => {
    const reporter = inMemory(protocol, greeter, [reportRequest]);
    const options = { method: sayHello, headers: { "x-mine": "1" }, timeoutMs: 60_000 };
    const reported = startCall({ transport: reporter, ...options });
    const plain = startCall({ transport, ...options });
    await Promise.all([reported.done, plain.done]);
    const full = reported.log.find("request-headers");
    expect(full).toMatchObject({ complete: true, timeoutMs: 60_000 });
    expect(full?.headers).toContainEqual(["x-mine", "1"]);
    expect(full?.headers.map(([name]) => name)).toContain("content-type");
    expect(plain.log.find("request-headers")).toMatchObject({
      complete: false,
      headers: [["x-mine", "1"]],
      timeoutMs: 60_000,
    });
  });
});

test("no event follows the status, and times never run backwards", async () => {
  let now = 100;
  // A clock that jumps back now and then, as no clock should.
  const clock = () => (now += now % 3 === 0 ? -2 : 4);
  const transport = inMemory("grpc", greeter);
  const call = startCall({ transport, method: parrotSaysHello, request: ada, clock });
  await call.done;
  const last = call.log.events.at(call.log.events.length - 1);
  expect(last?.kind).toBe("status");
  const times = Array.from(
    { length: call.log.events.length },
    (_, index) => call.log.events.at(index)?.at ?? -1,
  );
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  call.cancel();
  call.halfClose();
  await expect(call.send(ada)).rejects.toThrow("ended with OK");
  expect(call.log.events.at(call.log.events.length - 1)).toBe(last);
  expect(call.log.elapsed()).toBe(last?.at);
});

test("a log keeps what was sent, though the sender changes it later", async () => {
  const transport = inMemory("grpc", greeter);
  const call = startCall({ transport, method: chattyClientSaysHello });
  const message = { ...ada };
  const sending = call.send(message);
  message.name = "changed";
  await sending;
  call.halfClose();
  await call.done;
  expect(call.log.messages.at(0)?.message).toMatchObject(ada);
});

test("sends given before the transport is ready go out in order, and half-close after them", async () => {
  const call = startCall({
    transport: inMemory("grpc", greeter),
    method: interactingHello,
    request: ada,
  });
  const sends = Array.from({ length: 50 }, (_, index) => call.send({ name: String(index) }));
  call.halfClose();
  await Promise.all(sends);
  await call.done;
  expect(call.log.counters).toMatchObject({ sent: 51, received: 51 });
  expect(call.log.find("half-closed")?.sent).toBe(51);
});
