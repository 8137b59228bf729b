import { Code, ConnectError, createRouterTransport } from "@connectrpc/connect";
import { create, createRegistry } from "@bufbuild/protobuf";
import { Greeter, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { describe, expect, test } from "vitest";
import { targetKey } from "../../shared/lib/target.ts";
import { callLine } from "./call-line.ts";
import { callKey, createCalls } from "./calls.ts";

const { sayHello, interactingHello } = Greeter.method;
const own = undefined;
const registry = createRegistry();
const overGrpc = { protocol: "grpc", registry } as const;
const overConnect = { protocol: "connect", registry } as const;
const other = { address: "localhost:1", tls: false };
const hello = create(HelloRequestSchema, { greeting: "Hello", name: "World" });

/** Calls to a Greeter in memory; `connect` may fail before any of them. */
function setUp(connect: () => void = () => undefined) {
  const transport = createRouterTransport(({ service }) => {
    service(Greeter, {
      sayHello: ({ greeting, name }) => ({ message: `${greeting} ${name}` }),
      async *interactingHello(requests) {
        for await (const { name } of requests) yield { message: name };
      },
    });
  });
  return {
    calls: createCalls(() => ({
      ...transport,
      unary: async (...args) => {
        connect();
        return transport.unary(...args);
      },
    })),
  };
}

describe("calls", () => {
  test("are kept one for each method of each target", async () => {
    const { calls } = setUp();
    const first = calls.start({ target: own, method: sayHello }, overGrpc, { request: hello });
    const second = calls.start({ target: other, method: sayHello }, overGrpc, { request: hello });
    await Promise.all([first.done, second.done]);
    const third = calls.start({ target: own, method: sayHello }, overConnect, { request: hello });
    await third.done;
    const entries = calls.entries.get();
    expect(entries.size).toBe(2);
    expect(entries.get(callKey({ target: own, method: sayHello }))).toMatchObject({
      call: third,
      log: third.log,
      protocol: "connect",
    });
    expect(entries.get(callKey({ target: other, method: sayHello }))?.call).toBe(second);
  });

  test("that were put out of sight come back, where no other has been made since", async () => {
    const { calls } = setUp();
    const place = { target: own, method: sayHello };
    const key = callKey(place);
    const first = calls.start(place, overGrpc, { request: hello });
    await first.done;
    const show = calls.forget(place);
    expect(calls.entries.get().has(key)).toBe(false);
    expect(calls.earlier.get().get(key)).toHaveLength(1);
    show();
    expect(calls.entries.get().get(key)?.call).toBe(first);
    expect(calls.earlier.get().get(key), "it is the newest, and no earlier one").toEqual([]);
    const showAgain = calls.forget(place);
    const second = calls.start(place, overGrpc, { request: hello });
    await second.done;
    showAgain();
    expect(calls.entries.get().get(key)?.call).toBe(second);
    const showNever = calls.forget(place);
    calls.clear();
    showNever();
    expect(calls.entries.get().size).toBe(0);
  });

  test("that are open end when another takes their place", async () => {
    const { calls } = setUp();
    const place = { target: own, method: interactingHello };
    const first = calls.start(place, overGrpc, { request: hello });
    const second = calls.start(place, overGrpc, { request: hello });
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
    const line = callLine(calls, place, overGrpc);
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
    const call = calls.start({ target: own, method: sayHello }, overGrpc, { request: hello });
    const before = calls.entries.get();
    const changed = new Promise<void>((resolve) => calls.entries.subscribe(resolve));
    await call.done;
    await changed;
    expect(calls.entries.get()).not.toBe(before);
    expect([...calls.entries.get().values()].every((entry) => entry.log.ended)).toBe(true);
  });

  test("tell which targets nobody answered at, until somebody does", async () => {
    let up = false;
    const { calls } = setUp(() => {
      if (!up) throw new ConnectError("refused", Code.Unavailable);
    });
    const place = { target: other, method: sayHello };
    const run = async () => calls.start(place, overGrpc, { request: hello }).done;
    expect((await run()).name).toBe("UNAVAILABLE");
    expect([...calls.unanswered.get()]).toEqual([targetKey(other)]);
    up = true;
    expect((await run()).name).toBe("OK");
    expect(calls.unanswered.get().size).toBe(0);
  });

  test("of before are kept for comparing, a few of each place", async () => {
    const { calls } = setUp();
    const place = { target: own, method: sayHello };
    const logs = [];
    for (let run = 0; run < 8; run++) {
      const call = calls.start(place, overGrpc, { request: hello });
      await call.done;
      logs.unshift(call.log);
    }
    const before = calls.earlier.get().get(callKey(place)) ?? [];
    expect(before.map(({ log }) => log)).toEqual(logs.slice(1, 6));
    calls.clear();
    expect(calls.earlier.get().size).toBe(0);
  });

  test("do not pile up: the oldest that ended are let go", async () => {
    const { calls } = setUp();
    for (let port = 1; port <= 30; port++) {
      const target = { address: `localhost:${port}`, tls: false };
      await calls.start({ target, method: sayHello }, overGrpc, { request: hello }).done;
    }
    const keys = [...calls.entries.get().keys()];
    expect(keys).toHaveLength(12);
    expect(keys.at(-1)).toBe("http://localhost:30 greet.Greeter/SayHello");
  });
});
