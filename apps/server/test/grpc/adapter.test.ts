import { create, type Message } from "@bufbuild/protobuf";
import { WireType } from "@bufbuild/protobuf/wire";
import { Code, ConnectError, type HandlerContext, type Interceptor } from "@connectrpc/connect";
import { DelayedReplySchema, Greeter, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { Metadata, status, type CallOptions, type StatusObject } from "@grpc/grpc-js";
import { describe, expect, test } from "vitest";
import { defineService } from "../../src/services/index.ts";
import { wait } from "../../src/lab/wait.ts";
import { collect, collectUntilError, errorOf, stream } from "../contract/helpers.ts";
import { startServer, stub, type TestServer } from "./helpers.ts";

const ann = create(HelloRequestSchema, { name: "Ann", greeting: "Hi" });

/** A Greeter all of whose methods do what `run` does with their context. */
function greeterThat(run: (context: HandlerContext) => Promise<string> | string) {
  return defineService(Greeter, {
    sayHello: async (_, context) => ({ message: await run(context) }),
    async *parrotSaysHello(_, context) {
      yield { message: await run(context) };
    },
    async chattyClientSaysHello(requests, context) {
      await collect(requests);
      return { message: await run(context) };
    },
    async *interactingHello(requests, context) {
      for await (const _ of requests) yield { message: await run(context) };
    },
  });
}

interface Heard {
  readonly messages: readonly Message[];
  readonly header: Metadata | undefined;
  readonly status: StatusObject;
}

/** One call of grpc-js: all requests at once, and all that comes back. */
function call(
  server: TestServer,
  method: (typeof Greeter.methods)[number],
  options: { metadata?: Metadata; requests?: Message[] } & CallOptions = {},
): Promise<Heard> {
  const { metadata = new Metadata(), requests = [ann], ...callOptions } = options;
  return new Promise((resolve) => {
    // A bidi call of grpc-js carries whatever the method's type is on the wire.
    const duplex = server.channel().makeBidiStreamRequest(...stub(method), metadata, callOptions);
    const messages: Message[] = [];
    let header: Metadata | undefined;
    duplex.on("metadata", (received: Metadata) => (header = received));
    duplex.on("data", (message: Message) => messages.push(message));
    duplex.on("error", () => undefined);
    duplex.on("status", (end: StatusObject) => resolve({ messages, header, status: end }));
    for (const request of requests) duplex.write(request);
    duplex.end();
  });
}

describe.each(Greeter.methods.map((method) => [method.name, method] as const))(
  "%s",
  (_, method) => {
    test("metadata goes both ways, text and binary, repeated and not", async () => {
      const seen: Record<string, string | null> = {};
      const service = greeterThat(({ requestHeader, responseHeader, responseTrailer }) => {
        for (const name of ["x-one", "x-two", "x-raw-bin"]) seen[name] = requestHeader.get(name);
        responseHeader.set("x-told", "yes");
        responseHeader.append("x-raw-bin", "AAEC");
        responseHeader.append("x-raw-bin", "/w");
        responseTrailer.set("x-bye", "bye");
        responseTrailer.set("grpc-status", "13");
        return "done";
      });
      const server = await startServer({ services: [service] });
      const metadata = new Metadata();
      metadata.set("x-one", "1");
      metadata.add("x-two", "a");
      metadata.add("x-two", "b");
      metadata.set("x-raw-bin", Buffer.from([0, 255]));
      const { header, status: end, messages } = await call(server, method, { metadata });
      expect(seen).toEqual({ "x-one": "1", "x-two": "a, b", "x-raw-bin": "AP8" });
      expect(messages).toMatchObject([{ message: "done" }]);
      expect(header?.get("x-told")).toEqual(["yes"]);
      expect(header?.get("x-raw-bin")).toEqual([Buffer.from([0, 1, 2]), Buffer.from([255])]);
      expect(end.code).toBe(status.OK);
      expect(end.metadata.get("x-bye")).toEqual(["bye"]);
    });

    test("an error keeps the headers and trailers that were set, and adds its own", async () => {
      const service = greeterThat(({ responseHeader, responseTrailer }) => {
        responseHeader.set("x-told", "yes");
        responseTrailer.set("x-bye", "bye");
        throw new ConnectError("no: 100% ✓\nreally \ud800", Code.Aborted, { "x-why": "because" });
      });
      const server = await startServer({ services: [service] });
      const { header, status: end, messages } = await call(server, method);
      expect(messages).toEqual([]);
      expect(header?.get("x-told")).toEqual(["yes"]);
      expect(end).toMatchObject({ code: status.ABORTED, details: "no: 100% ✓\nreally \ufffd" });
      expect(end.metadata.get("x-bye")).toEqual(["bye"]);
      expect(end.metadata.get("x-why")).toEqual(["because"]);
    });

    test("what a handler throws by mistake is INTERNAL, its stack only in the log", async () => {
      const secret = new TypeError("the password is hunter2");
      const service = greeterThat(() => {
        throw secret;
      });
      const server = await startServer({ services: [service] });
      const { status: end } = await call(server, method);
      expect(end.code).toBe(status.INTERNAL);
      expect(end.details).toBe("internal error: the handler failed; the server's log says how");
      const record = await server.logs.find({ code: "INTERNAL" });
      expect(record).toMatchObject({ level: 50, method: `greet.Greeter/${method.name}` });
      expect(record).toMatchObject({ err: { stack: expect.stringContaining("hunter2") } });
    });

    test("a header that HTTP/2 cannot carry is INTERNAL, and the call ends", async () => {
      const service = greeterThat(({ responseHeader }) => {
        responseHeader.set("x-told", "line\nbreak");
        return "";
      });
      const server = await startServer({ services: [service] });
      expect((await call(server, method)).status.code).toBe(status.INTERNAL);
    });

    test("a handler knows its deadline, and is stopped by it", async () => {
      const stopped = Promise.withResolvers<unknown>();
      let left: number | undefined;
      const service = greeterThat(async ({ signal, timeoutMs }) => {
        left = timeoutMs();
        await wait(60_000, signal).catch(stopped.resolve);
        throw signal.reason;
      });
      const server = await startServer({ services: [service] });
      // Long enough for the call to get to its handler on a busy machine.
      const { status: end } = await call(server, method, { deadline: Date.now() + 1000 });
      expect(end.code).toBe(status.DEADLINE_EXCEEDED);
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(1000);
      expect(await stopped.promise).toMatchObject({ code: Code.DeadlineExceeded });
      const record = await server.logs.find({ code: "DEADLINE_EXCEEDED" });
      expect(record).toMatchObject({ level: 30, method: `greet.Greeter/${method.name}` });
    });

    test("a handler is told that its client cancelled, and so is the log", async () => {
      const began = Promise.withResolvers<void>();
      const stopped = Promise.withResolvers<unknown>();
      const service = greeterThat(async ({ signal }) => {
        began.resolve();
        await wait(60_000, signal).catch(stopped.resolve);
        throw signal.reason;
      });
      const server = await startServer({ services: [service] });
      const duplex = server.channel().makeBidiStreamRequest(...stub(method));
      duplex.on("error", () => undefined);
      duplex.end(ann);
      await began.promise;
      duplex.cancel();
      expect(await stopped.promise).toMatchObject({ code: Code.Canceled });
      const record = await server.logs.find({ code: "CANCELLED" });
      expect(record).toMatchObject({
        method: `greet.Greeter/${method.name}`,
        peer: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
        durationMs: expect.any(Number),
      });
    });

    test("a request that does not decode is INTERNAL, and says of which type", async () => {
      const server = await startServer();
      const garbage = create(HelloRequestSchema);
      // Field 1 with a length of 80 and nothing after it.
      garbage.$unknown = [{ no: 1, wireType: WireType.LengthDelimited, data: Uint8Array.of(80) }];
      const { status: end } = await call(server, method, { requests: [garbage] });
      expect(end.code).toBe(status.INTERNAL);
      expect(end.details).toMatch(/does not decode as greet\.HelloRequest: /);
      await server.logs.find({ code: "INTERNAL", error: end.details });
    });

    test("a request over the limit is RESOURCE_EXHAUSTED, and names the limit", async () => {
      const server = await startServer({ limits: { maxReceiveBytes: 1000 } });
      const requests = [create(HelloRequestSchema, { name: "x".repeat(1000) })];
      const { status: end } = await call(server, method, { requests });
      expect(end.code).toBe(status.RESOURCE_EXHAUSTED);
      expect(end.details).toMatch(/limit of 1000 bytes \(maxReceiveBytes\)/);
      await server.logs.find({ code: "RESOURCE_EXHAUSTED" });
    });

    test("a response over the limit is RESOURCE_EXHAUSTED, and names the limit", async () => {
      const service = greeterThat(() => "x".repeat(1000));
      const server = await startServer({ services: [service], limits: { maxSendBytes: 1000 } });
      const { status: end, messages } = await call(server, method);
      expect(messages).toEqual([]);
      expect(end.code).toBe(status.RESOURCE_EXHAUSTED);
      expect(end.details).toMatch(/limit of 1000 bytes \(maxSendBytes\)/);
      await server.logs.find({ code: "RESOURCE_EXHAUSTED" });
    });

    test("interceptors see the request, and may change what they like", async () => {
      const seen: unknown[] = [];
      const interceptor: Interceptor = (next) => async (request) => {
        seen.push(request.url, request.requestMethod, request.service.typeName);
        request.header.set("x-added", "by the interceptor");
        const response = await next({ ...request });
        response.header.set("x-told", "by the interceptor");
        response.trailer.set("x-bye", "by the interceptor");
        return { ...response };
      };
      const service = greeterThat(({ requestHeader, protocolName, url }) => {
        seen.push(protocolName, url);
        return requestHeader.get("x-added") ?? "";
      });
      const server = await startServer({ services: [service], interceptors: [interceptor] });
      const { header, messages, status: end } = await call(server, method);
      const url = `http://127.0.0.1:${server.port}/greet.Greeter/${method.name}`;
      expect(seen).toEqual([url, "POST", "greet.Greeter", "grpc", url]);
      expect(messages).toMatchObject([{ message: "by the interceptor" }]);
      expect(header?.get("x-told")).toEqual(["by the interceptor"]);
      expect(end.metadata.get("x-bye")).toEqual(["by the interceptor"]);
    });

    test("with no interceptor at all it works the same", async () => {
      const server = await startServer({ interceptors: [] });
      const metadata = new Metadata();
      const { status: end } = await call(server, method, { metadata, deadline: Date.now() + 5000 });
      expect(end.code).toBe(status.OK);
    });
  },
);

test.each([
  [Greeter.method.sayHello, 0, /none came/],
  [Greeter.method.sayHello, 2, /a second came/],
  [Greeter.method.parrotSaysHello, 0, /none came/],
  [Greeter.method.parrotSaysHello, 2, /a second came/],
])("$name with %i requests is UNIMPLEMENTED", async (method, count, words) => {
  const server = await startServer();
  const requests = Array.from({ length: count }, () => ann);
  const { status: end } = await call(server, method, { requests });
  expect(end).toMatchObject({ code: status.UNIMPLEMENTED, details: expect.stringMatching(words) });
});

const asIs = (bytes: Buffer) => bytes;

test.each(["/greet.Greeter/Nope", "/nope.Nope/Nope"])(
  "%s is UNIMPLEMENTED, and is named",
  async (path) => {
    const server = await startServer();
    const error = await new Promise<unknown>((resolve) => {
      server.channel().makeUnaryRequest(path, asIs, asIs, Buffer.alloc(0), resolve);
    });
    expect(error).toMatchObject({
      code: status.UNIMPLEMENTED,
      details: expect.stringContaining(path),
    });
  },
);

test("a method that its service leaves out is UNIMPLEMENTED", async () => {
  const services = [defineService(Greeter, { sayHello: () => ({ message: "hi" }) })];
  const client = (await startServer({ services })).client(Greeter);
  expect(await client.sayHello({})).toMatchObject({ message: "hi" });
  const { error } = await collectUntilError(client.parrotSaysHello({}));
  expect(error.code).toBe(Code.Unimplemented);
  expect(error.rawMessage).toMatch(/greet\.Greeter\.ParrotSaysHello/);
});

test("a large reply of a client stream comes whole", async () => {
  const client = (await startServer()).client(Greeter);
  const requests = Array.from({ length: 20_000 }, (_, index) => ({ name: `n${index}` }));
  const reply = await client.chattyClientSaysHello(stream(requests));
  expect(reply).toMatchObject({ $typeName: DelayedReplySchema.typeName });
  expect(reply.request.at(-1)?.name).toBe("n19999");
});

test("a stream that its client leaves early is told to clean up", async () => {
  const cleaned = Promise.withResolvers<void>();
  const implementation = {
    async *parrotSaysHello() {
      try {
        for (;;) yield { message: "x".repeat(1000) };
      } finally {
        cleaned.resolve();
      }
    },
  };
  const server = await startServer({ services: [defineService(Greeter, implementation)] });
  const abort = new AbortController();
  const replies = server.client(Greeter).parrotSaysHello({}, { signal: abort.signal });
  const error = errorOf(
    (async () => {
      for await (const _ of replies) abort.abort();
    })(),
  );
  expect((await error).code).toBe(Code.Canceled);
  await cleaned.promise;
  await server.logs.find({ code: "CANCELLED", method: "greet.Greeter/ParrotSaysHello" });
});
