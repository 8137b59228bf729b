import { Code, ConnectError, createClient, createRouterTransport } from "@connectrpc/connect";
import { createConnectTransport as createNodeTransport } from "@connectrpc/connect-node";
import { createConnectTransport } from "@connectrpc/connect-web";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { createCallLogInterceptor } from "../../src/logging/call-log-interceptor.ts";
import { createLogger } from "../../src/logging/logger.ts";
import { bridgeTransport, startPlayground } from "../helpers/playground.ts";
import { collect, collectUntilError, errorOf, stream } from "../contract/helpers.ts";
import { startServer } from "../grpc/helpers.ts";
import { recordLogs } from "./record-logs.ts";

const ann = { name: "Ann", greeting: "Hi" };

test("a call that went well is one record, at debug", async () => {
  const server = await startServer();
  await server.client(Greeter).sayHello(ann);
  expect(server.logs.all).toEqual([
    expect.objectContaining({
      level: 20,
      method: "greet.Greeter/SayHello",
      peer: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      code: "OK",
      durationMs: expect.any(Number),
      msg: "call finished",
    }),
  ]);
});

test("a stream is one record, at its end, with how many messages were sent", async () => {
  const server = await startServer();
  const headers = { "x-lab-count": "12", "x-lab-delay": "0" };
  await collect(server.client(Greeter).parrotSaysHello(ann, { headers }));
  expect(server.logs.all).toMatchObject([{ code: "OK", sent: 12 }]);
});

test("a call that failed is one record, with the error", async () => {
  const server = await startServer();
  const headers = { "x-lab-fail": "NOT_FOUND" };
  await errorOf(server.client(Greeter).sayHello(ann, { headers }));
  await collectUntilError(server.client(Greeter).parrotSaysHello(ann, { headers }));
  expect(server.logs.all).toHaveLength(2);
  for (const record of server.logs.all) {
    expect(record).toMatchObject({
      level: 30,
      code: "NOT_FOUND",
      error: expect.stringContaining("x-lab-fail"),
      msg: "call failed",
    });
  }
});

test("what a call carries in its metadata is in no record", async () => {
  const server = await startServer();
  const headers = { authorization: "Bearer hunter2", "x-lab-fail": "INTERNAL" };
  await errorOf(server.client(Greeter).sayHello(ann, { headers }));
  await server.client(Greeter).sayHello(ann, { headers: { cookie: "hunter2" } });
  expect(server.logs.all).toHaveLength(2);
  expect(JSON.stringify(server.logs.all)).not.toContain("hunter2");
});

test("should headers get into a record, secrets are replaced", () => {
  const lines: string[] = [];
  const logger = createLogger({ stream: { write: (line) => void lines.push(line) } });
  logger.info({ headers: { authorization: "Bearer hunter2", "x-other": "1" } });
  logger.info({ req: { headers: { cookie: "hunter2" } } });
  expect(lines.join("")).not.toContain("hunter2");
  expect(lines[0]).toContain('"x-other":"1"');
});

test("in Connect's own handlers a mistake is INTERNAL too, and a cancellation is seen", async () => {
  const logs = recordLogs();
  const transport = createRouterTransport(
    (router) =>
      router.service(Greeter, {
        sayHello() {
          throw new TypeError("the password is hunter2");
        },
        async *parrotSaysHello(_, { signal }) {
          yield { message: "one" };
          await new Promise((__, reject) =>
            signal.addEventListener("abort", () => reject(signal.reason)),
          );
        },
      }),
    { router: { interceptors: [createCallLogInterceptor(logs.logger)] } },
  );
  const client = createClient(Greeter, transport);
  const error = await errorOf(client.sayHello(ann));
  expect(error.code).toBe(Code.Internal);
  expect(error.rawMessage).not.toContain("hunter2");
  await logs.find({ code: "INTERNAL" });

  const abort = new AbortController();
  const streaming = errorOf(
    (async () => {
      for await (const _ of client.parrotSaysHello(ann, { signal: abort.signal })) abort.abort();
    })(),
  );
  expect((await streaming).code).toBe(Code.Canceled);
  await logs.find({ code: "CANCELLED", method: "greet.Greeter/ParrotSaysHello" });
});

test("a ConnectError of a handler goes through as it is", async () => {
  const logs = recordLogs();
  const thrown = new ConnectError("no", Code.OutOfRange);
  const transport = createRouterTransport(
    (router) =>
      router.service(Greeter, {
        sayHello() {
          throw thrown;
        },
      }),
    { router: { interceptors: [createCallLogInterceptor(logs.logger)] } },
  );
  const error = await errorOf(createClient(Greeter, transport).sayHello(ann));
  expect(error).toMatchObject({ code: Code.OutOfRange, rawMessage: "no" });
  await logs.find({ code: "OUT_OF_RANGE", level: 30 });
});

test("a page that goes away in the middle of a stream is logged with its address", async () => {
  const logs = recordLogs();
  const { httpUrl } = await startPlayground({ logger: logs.logger });
  const client = createClient(Greeter, createConnectTransport({ baseUrl: httpUrl }));
  const abort = new AbortController();
  const streaming = errorOf(
    (async () => {
      for await (const _ of client.parrotSaysHello(ann, { signal: abort.signal })) abort.abort();
    })(),
  );
  expect((await streaming).code).toBe(Code.Canceled);
  const record = await logs.find({ code: "CANCELLED", method: "greet.Greeter/ParrotSaysHello" });
  expect(record["peer"]).toMatch(/^127\.0\.0\.1:\d+$/);
});

test.each(["HTTP", "gRPC"])(
  "each RPC type is one record, well or not, over %s",
  async (listener) => {
    const logs = recordLogs();
    const playground = await startPlayground({ logger: logs.logger });
    const transport =
      listener === "gRPC"
        ? bridgeTransport(playground)
        : createNodeTransport({ baseUrl: playground.httpUrl, httpVersion: "1.1" });
    const client = createClient(Greeter, transport);
    for (const [code, headers] of [
      ["OK", { "x-lab-delay": "0" }],
      ["DATA_LOSS", { "x-lab-fail": "DATA_LOSS" }],
      ["INVALID_ARGUMENT", { "x-lab-fail": "NO_SUCH" }],
    ] as const) {
      await Promise.allSettled([
        client.sayHello(ann, { headers }),
        collect(client.parrotSaysHello(ann, { headers })),
        client.chattyClientSaysHello(stream([ann, ann]), { headers }),
        // Connect refuses these without HTTP/2, before there is a call.
        collect(client.interactingHello(stream([ann, ann]), { headers })),
      ]);
      for (const method of Object.values(Greeter.method)) {
        if (listener === "HTTP" && method.methodKind === "bidi_streaming") continue;
        await logs.find({ code, method: `greet.Greeter/${method.name}` });
      }
    }
    expect(logs.all.filter(({ method }) => method !== undefined)).toHaveLength(
      listener === "gRPC" ? 12 : 9,
    );
  },
);
