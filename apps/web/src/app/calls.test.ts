import { createRouterTransport } from "@connectrpc/connect";
import { create } from "@bufbuild/protobuf";
import { Greeter, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { describe, expect, test } from "vitest";
import { callLine } from "./call-line.ts";
import { callKey, createCalls } from "./calls.ts";

const { sayHello, interactingHello } = Greeter.method;
const own = undefined;
const other = { address: "localhost:1", tls: false };
const hello = create(HelloRequestSchema, { greeting: "Hello", name: "World" });

/** Calls to a Greeter in memory. */
function setUp() {
  const transport = createRouterTransport(({ service }) => {
    service(Greeter, {
      sayHello: ({ greeting, name }) => ({ message: `${greeting} ${name}` }),
      async *interactingHello(requests) {
        for await (const { name } of requests) yield { message: name };
      },
    });
  });
  return { calls: createCalls(() => transport) };
}

describe("calls", () => {
  test("are kept one for each method of each target", async () => {
    const { calls } = setUp();
    const first = calls.start({ target: own, method: sayHello }, "grpc", { request: hello });
    const second = calls.start({ target: other, method: sayHello }, "grpc", { request: hello });
    await Promise.all([first.done, second.done]);
    const third = calls.start({ target: own, method: sayHello }, "connect", { request: hello });
    await third.done;
    const entries = calls.entries.get();
    expect(entries.size).toBe(2);
    expect(entries.get(callKey({ target: own, method: sayHello }))).toEqual({
      call: third,
      protocol: "connect",
    });
    expect(entries.get(callKey({ target: other, method: sayHello }))?.call).toBe(second);
  });

  test("that are open end when another takes their place", async () => {
    const { calls } = setUp();
    const place = { target: own, method: interactingHello };
    const first = calls.start(place, "grpc", { request: hello });
    const second = calls.start(place, "grpc", { request: hello });
    expect((await first.done).name).toBe("CANCELLED");
    expect(second.log.ended).toBe(false);
    calls.clear();
    expect((await second.done).name).toBe("CANCELLED");
    expect(calls.entries.get().size).toBe(0);
  });

  test("say when what goes on making them has to end", () => {
    const { calls } = setUp();
    const before = calls.life();
    expect(before.aborted).toBe(false);
    calls.clear();
    expect(before.aborted).toBe(true);
    expect(calls.life().aborted).toBe(false);
  });

  test("go on in their place for a script, whatever is looked at", async () => {
    const { calls } = setUp();
    const place = { target: own, method: interactingHello };
    const line = callLine(calls, place, "grpc");
    expect(line.current()).toBeUndefined();
    const call = line.open({ headers: new Headers() });
    expect(line.current()).toBe(call);
    await call.send(hello);
    call.halfClose();
    expect((await call.done).name).toBe("OK");
    expect(call.log.counters.sent).toBe(1);
  });

  test("tell those who watch when one ends", async () => {
    const { calls } = setUp();
    const call = calls.start({ target: own, method: sayHello }, "grpc", { request: hello });
    const before = calls.entries.get();
    const changed = new Promise<void>((resolve) => calls.entries.subscribe(resolve));
    await call.done;
    await changed;
    expect(calls.entries.get()).not.toBe(before);
    expect([...calls.entries.get().values()].every((entry) => entry.call.log.ended)).toBe(true);
  });

  test("do not pile up: the oldest that ended are let go", async () => {
    const { calls } = setUp();
    for (let port = 1; port <= 30; port++) {
      const target = { address: `localhost:${port}`, tls: false };
      await calls.start({ target, method: sayHello }, "grpc", { request: hello }).done;
    }
    const keys = [...calls.entries.get().keys()];
    expect(keys).toHaveLength(12);
    expect(keys.at(-1)).toBe("http://localhost:30 greet.Greeter/SayHello");
  });
});
