import { create } from "@bufbuild/protobuf";
import { Code, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { Greeter, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { Metadata, status, type StatusObject } from "@grpc/grpc-js";
import { describe, expect, test } from "vitest";
import { collectUntilError, errorOf } from "../contract/helpers.ts";
import { startServer, stub } from "./helpers.ts";

const ann = { name: "Ann", greeting: "Hi" };
const lab = (headers: Record<string, string>) => ({ headers });

describe("close", () => {
  test("ends open streams with UNAVAILABLE, after what they got", async () => {
    const server = await startServer();
    const client = server.client(Greeter);
    const options = lab({ "x-lab-count": "1000000", "x-lab-delay": "1ms" });
    const { sayHello, ...streams } = Greeter.method;
    expect(sayHello.methodKind).toBe("unary");
    const began = Promise.withResolvers<void>();
    const parrot = collectUntilError(
      (async function* parrot() {
        for await (const reply of client.parrotSaysHello(ann, options)) {
          began.resolve();
          yield reply;
        }
      })(),
    );
    const channel = server.channel();
    const waiting = [streams.chattyClientSaysHello, streams.interactingHello].map((method) => {
      const call = channel.makeBidiStreamRequest(...stub(method));
      call.on("error", () => undefined);
      call.on("data", () => undefined);
      call.write(create(HelloRequestSchema, ann));
      return new Promise<StatusObject>((resolve) => call.on("status", resolve));
    });
    await began.promise;
    await server.close({ graceMs: 5000 });
    const { got, error } = await parrot;
    expect(got.length).toBeGreaterThan(0);
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toMatch(/the server is shutting down/);
    for (const end of await Promise.all(waiting)) {
      expect(end).toMatchObject({
        code: status.UNAVAILABLE,
        details: expect.stringMatching(/the server is shutting down/),
      });
    }
    await server.logs.find({ code: "UNAVAILABLE", method: "greet.Greeter/ParrotSaysHello" });
  });

  test("lets a unary call finish within its grace", async () => {
    const server = await startServer();
    const slow = server.client(Greeter).sayHello(ann, lab({ "x-lab-delay": "200ms" }));
    // The call has begun once a later one on its connection was answered.
    await server.client(Greeter).sayHello(ann);
    const closed = server.close({ graceMs: 10_000 });
    expect(await slow).toMatchObject({ message: "Hi Ann" });
    await closed;
  });

  test("ends a unary call with UNAVAILABLE when its grace is over", async () => {
    const server = await startServer();
    const slow = errorOf(server.client(Greeter).sayHello(ann, lab({ "x-lab-delay": "10m" })));
    await server.client(Greeter).sayHello(ann);
    await server.close({ graceMs: 100 });
    expect((await slow).code).toBe(Code.Unavailable);
  });

  test("refuses new calls while the last ones finish", async () => {
    const server = await startServer();
    const [path, serialize, deserialize] = stub(Greeter.method.sayHello);
    const channel = server.channel();
    const sayHello = (delay: string) => {
      const metadata = new Metadata();
      metadata.set("x-lab-delay", delay);
      return new Promise<unknown>((resolve) => {
        const request = create(HelloRequestSchema, ann);
        channel.makeUnaryRequest(path, serialize, deserialize, request, metadata, (error, reply) =>
          resolve(error ?? reply),
        );
      });
    };
    const slow = sayHello("300ms");
    await sayHello("0");
    const closed = server.close({ graceMs: 10_000 });
    expect(await sayHello("0")).toMatchObject({ code: status.UNAVAILABLE });
    expect(await slow).toMatchObject({ message: "Hi Ann" });
    await closed;
  });

  test("cuts off a client that does not read, and does so once", async () => {
    const server = await startServer();
    const call = server
      .channel()
      .makeServerStreamRequest(...stub(Greeter.method.parrotSaysHello), create(HelloRequestSchema));
    call.on("error", () => undefined);
    await new Promise<void>((resolve) => call.once("metadata", () => resolve()));
    call.pause();
    const closes = [server.close({ graceMs: 50 }), server.close({ graceMs: 60_000 })];
    await expect(Promise.all(closes)).resolves.toBeDefined();
  });

  test("frees the port", async () => {
    const server = await startServer();
    const { port } = server;
    await server.client(Greeter).sayHello(ann);
    await server.close();
    const again = await startServer({ port });
    expect(again.port).toBe(port);
    const transport = createGrpcTransport({ baseUrl: `http://127.0.0.1:${port}` });
    await createClient(Greeter, transport).sayHello(ann);
  });
});

test("a port that is taken is an error that names it", async () => {
  const { port } = await startServer();
  await expect(startServer({ port })).rejects.toThrow(
    new RegExp(`cannot serve gRPC on 127\\.0\\.0\\.1:${port}: .*EADDRINUSE`),
  );
});
