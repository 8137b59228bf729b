import { Greeter } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { startCall } from "../src/index.ts";
import { greeter, inMemory, until } from "./greeter.ts";

const method = Greeter.method.parrotSaysHello;
const request = { greeting: "Hello", name: "Ada" };

test("who does not read gets nothing more, until reading goes on", async () => {
  const call = startCall({ transport: inMemory("grpc", greeter), method, request });
  call.setReading(false);
  expect(call.reading).toBe(false);
  await until(call.log, () => call.log.find("response-headers") !== undefined);
  // What could come has come: the in-memory network is done within the turn.
  await new Promise((resolve) => setImmediate(resolve));
  expect(call.log.counters.received).toBe(0);
  expect(call.log.ended).toBe(false);
  call.setReading(true);
  expect((await call.done).name).toBe("OK");
  expect(call.log.counters.received).toBe(3);
  expect(call.log.find("paused")?.received).toBe(0);
  expect(call.log.find("resumed")?.pausedMs).toBeGreaterThanOrEqual(0);
});

test("a call that is paused can be cancelled", async () => {
  const call = startCall({ transport: inMemory("grpc", greeter), method, request });
  call.setReading(false);
  await until(call.log, () => call.log.find("response-headers") !== undefined);
  call.cancel();
  expect((await call.done).name).toBe("CANCELLED");
  expect(call.log.counters.received).toBe(0);
  call.setReading(true);
  expect(call.log.find("resumed")).toBeUndefined();
});

test("its deadline passes while it is paused", async () => {
  const transport = inMemory("grpc", {
    async *parrotSaysHello() {
      yield { message: "one" };
      await new Promise(() => undefined);
    },
  });
  const call = startCall({ transport, method, request, timeoutMs: 20 });
  call.setReading(false);
  expect((await call.done).name).toBe("DEADLINE_EXCEEDED");
});

test("a unary call's one reply is read in any case", async () => {
  const transport = inMemory("grpc", greeter);
  const call = startCall({ transport, method: Greeter.method.sayHello, request });
  call.setReading(false);
  expect(call.reading).toBe(true);
  expect((await call.done).name).toBe("OK");
  expect(call.log.find("paused")).toBeUndefined();
});
