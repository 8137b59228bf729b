import { Code, ConnectError } from "@connectrpc/connect";
import { createWritableIterable } from "@connectrpc/connect/protocol";
import type { HelloRequest } from "@grpc-playground/gen/greet_pb";
import * as grpc from "@grpc/grpc-js";
import { describe, expect, test } from "vitest";
import { reply, startGreeter } from "./support/greeter.ts";
import { startStand, until } from "./support/stand.ts";

/** What a call came to: its messages, and the error that ended it. */
async function outcome(
  messages: AsyncIterable<{ message: string }>,
): Promise<{ messages: string[]; error: ConnectError | undefined }> {
  const all: string[] = [];
  try {
    for await (const { message } of messages) all.push(message);
    return { messages: all, error: undefined };
  } catch (error) {
    return { messages: all, error: ConnectError.from(error) };
  }
}

async function failure(promise: Promise<unknown>): Promise<ConnectError> {
  return promise.then(
    () => Promise.reject(new Error("the call succeeded")),
    (error: unknown) => ConnectError.from(error),
  );
}

const hello = { greeting: "Hello", name: "Ada" };

describe("the target's own ending", () => {
  test("headers, trailers and metadata in both directions", async () => {
    const seen: grpc.Metadata[] = [];
    const target = await startGreeter({
      sayHello(call, callback) {
        seen.push(call.metadata);
        const header = new grpc.Metadata();
        header.set("x-header", "h");
        header.set("x-header-bin", Buffer.from([0, 255]));
        call.sendMetadata(header);
        const trailer = new grpc.Metadata();
        trailer.set("x-trailer", "t");
        callback(null, reply("hi"), trailer);
      },
    });
    const stand = await startStand();
    let header = new Headers();
    let trailer = new Headers();
    await stand.greeter(target).sayHello(hello, {
      headers: { "x-ascii": "a, b", "x-data-bin": "AP8" },
      onHeader: (value) => (header = value),
      onTrailer: (value) => (trailer = value),
    });
    expect(seen[0]?.get("x-ascii")).toEqual(["a, b"]);
    expect(seen[0]?.get("x-data-bin")).toEqual([Buffer.from([0, 255])]);
    expect(header.get("x-header")).toBe("h");
    expect(header.get("x-header-bin")).toMatch(/^AP8=?$/);
    expect([...header.keys()].filter((name) => name.startsWith(":"))).toEqual([]);
    expect(trailer.get("x-trailer")).toBe("t");
    expect(trailer.get("grpc-status")).toBe("0");
  });

  test("an error before anything else, in the headers", async () => {
    const target = await startGreeter({
      sayHello: (_, callback) =>
        callback({ code: grpc.status.NOT_FOUND, details: "nobody of that näme" }),
      parrotSaysHello: (call) =>
        call.emit("error", { code: grpc.status.PERMISSION_DENIED, details: "not you" }),
    });
    const stand = await startStand();
    const unary = await failure(stand.greeter(target).sayHello(hello));
    expect(unary.code).toBe(Code.NotFound);
    expect(unary.rawMessage).toBe("nobody of that näme");
    const streamed = await outcome(stand.greeter(target).parrotSaysHello(hello));
    expect(streamed.messages).toEqual([]);
    expect(streamed.error?.code).toBe(Code.PermissionDenied);
  });

  test("an error after messages, which still arrive", async () => {
    const target = await startGreeter({
      parrotSaysHello(call) {
        call.write(reply("one"));
        call.write(reply("two"));
        call.emit("error", { code: grpc.status.DATA_LOSS, details: "forgot the rest" });
      },
    });
    const stand = await startStand();
    const { messages, error } = await outcome(stand.greeter(target).parrotSaysHello(hello));
    expect(messages).toEqual(["one", "two"]);
    expect(error?.code).toBe(Code.DataLoss);
    expect(error?.rawMessage).toBe("forgot the rest");
  });

  test("an answer before the request has ended ends the call", async () => {
    const target = await startGreeter({
      interactingHello(call) {
        call.write(reply("enough"));
        call.end();
      },
    });
    const stand = await startStand();
    const requests = createWritableIterable<typeof hello>();
    const { messages, error } = await outcome(stand.greeter(target).interactingHello(requests));
    expect({ messages, error }).toEqual({ messages: ["enough"], error: undefined });
    await until(() => stand.server.stats().calls === 0, "the call is gone");
    await expect(requests.write(hello)).rejects.toThrow(/cannot write/);
  });

  test("a method that it does not have", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    const response = await stand.bridge.client({ address: target.address, tls: false })({
      url: "http://any/greet.Greeter/Nothing",
      method: "POST",
      header: new Headers({ "content-type": "application/grpc" }),
    });
    expect(response.status).toBe(200);
    expect(response.header.get("grpc-status")).toBe(String(Code.Unimplemented));
  });
});

describe("the caller's ending", () => {
  test("cancel: the target sees it, and the caller its own reason", async () => {
    const cancelled = Promise.withResolvers<void>();
    const target = await startGreeter({
      parrotSaysHello(call) {
        call.write(reply("first"));
        call.on("cancelled", () => cancelled.resolve());
      },
    });
    const stand = await startStand();
    const controller = new AbortController();
    const { messages, error } = await outcome(
      (async function* () {
        const options = { signal: controller.signal };
        for await (const message of stand.greeter(target).parrotSaysHello(hello, options)) {
          yield message;
          controller.abort();
        }
      })(),
    );
    expect(messages).toEqual(["first"]);
    expect(error?.code).toBe(Code.Canceled);
    await cancelled.promise;
    expect(stand.server.stats()).toEqual({ sockets: 1, calls: 0, sessions: 1 });
  });

  test("cancel before the connection is there", async () => {
    const stand = await startStand();
    const controller = new AbortController();
    const call = stand
      .greeter({ address: "127.0.0.1:1" })
      .sayHello(hello, { signal: controller.signal });
    controller.abort();
    expect((await failure(call)).code).toBe(Code.Canceled);
  });

  test("a deadline: DEADLINE_EXCEEDED here, a cancelled call and the deadline there", async () => {
    const deadlines: number[] = [];
    const cancelled = Promise.withResolvers<void>();
    const target = await startGreeter({
      sayHello(call) {
        deadlines.push(Number(call.getDeadline()) - Date.now());
        call.on("cancelled", () => cancelled.resolve());
      },
    });
    const stand = await startStand();
    const error = await failure(stand.greeter(target).sayHello(hello, { timeoutMs: 300 }));
    expect(error.code).toBe(Code.DeadlineExceeded);
    expect(deadlines[0]).toBeGreaterThan(0);
    expect(deadlines[0]).toBeLessThanOrEqual(300);
    await cancelled.promise;
    await until(() => stand.server.stats().calls === 0, "the call is gone");
  });

  test("a request that throws ends its call, and does not hang it", async () => {
    const cancelled = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const target = await startGreeter({
      interactingHello(call) {
        reached.resolve();
        call.on("cancelled", () => cancelled.resolve());
      },
    });
    const stand = await startStand();
    const { error } = await outcome(
      stand.greeter(target).interactingHello(
        (async function* () {
          yield hello;
          await reached.promise;
          throw new ConnectError("out of words", Code.Aborted);
        })(),
      ),
    );
    expect(error?.code).toBe(Code.Aborted);
    expect(error?.rawMessage).toBe("out of words");
    await cancelled.promise;
  });

  test("the tab goes away: its calls are cancelled at the target", async () => {
    const cancelled: string[] = [];
    const target = await startGreeter({
      interactingHello(call) {
        call.on("data", ({ name }: HelloRequest) => call.write(reply(name)));
        call.on("cancelled", () => cancelled.push("bidi"));
      },
    });
    const stand = await startStand();
    const requests = createWritableIterable<typeof hello>();
    const answers = stand.greeter(target).interactingHello(requests)[Symbol.asyncIterator]();
    void requests.write(hello).catch(() => undefined);
    expect((await answers.next()).value?.message).toBe("Ada");
    for (const socket of stand.webSockets.clients) socket.terminate();
    const error = await failure(answers.next());
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toMatch(
      /connection to the playground server was lost.*connects again/,
    );
    await until(() => cancelled.length === 1, "the target has seen it");
    expect(stand.server.stats()).toEqual({ sockets: 0, calls: 0, sessions: 1 });
    expect(stand.bridge.state).toBe("closed");
  });
});

describe("the connection's ending", () => {
  test("the next call connects again, and the state says so", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    const states: string[] = [stand.bridge.state];
    stand.bridge.subscribe(() => states.push(stand.bridge.state));
    await stand.greeter(target).sayHello(hello);
    for (const socket of stand.webSockets.clients) socket.terminate();
    await until(() => stand.bridge.state === "closed", "the loss is noticed");
    await stand.greeter(target).sayHello(hello);
    stand.bridge.close();
    expect(states).toEqual([
      "idle",
      "connecting",
      "open",
      "closed",
      "connecting",
      "open",
      "closed",
    ]);
    const error = await failure(stand.greeter(target).sayHello(hello));
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toMatch(/closed by this page/);
  });

  test("no server at all: UNAVAILABLE, with its address", async () => {
    const stand = await startStand();
    stand.webSockets.close();
    await until(() => stand.webSockets.address() === null, "nobody listens");
    const error = await failure(stand.greeter({ address: "127.0.0.1:1" }).sayHello(hello));
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toContain(stand.url);
  });

  test("the server end drains: calls end UNAVAILABLE, and nothing is left", async () => {
    const cancelled: string[] = [];
    const target = await startGreeter({
      interactingHello(call) {
        call.on("data", ({ name }: HelloRequest) => call.write(reply(name)));
        call.on("cancelled", () => cancelled.push("bidi"));
      },
    });
    const stand = await startStand();
    const requests = createWritableIterable<typeof hello>();
    const answers = stand.greeter(target).interactingHello(requests)[Symbol.asyncIterator]();
    void requests.write(hello).catch(() => undefined);
    await answers.next();
    const closed = stand.server.close();
    const error = await failure(answers.next());
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toMatch(/shutting down/);
    await closed;
    await until(() => cancelled.length === 1, "the target has seen it");
    expect(stand.server.stats()).toEqual({ sockets: 0, calls: 0, sessions: 0 });
    const later = await failure(stand.greeter(target).sayHello(hello));
    expect(later.code).toBe(Code.Unavailable);
    expect(later.rawMessage).toMatch(/shutting down/);
  });

  test("a call that takes too long is ended by a limit, which is named", async () => {
    const target = await startGreeter({ sayHello: () => undefined });
    const stand = await startStand({ limits: { maxCallMs: 30 } });
    const error = await failure(stand.greeter(target).sayHello(hello));
    expect(error.code).toBe(Code.ResourceExhausted);
    expect(error.rawMessage).toMatch(/maxCallMs = 30/);
  });
});
