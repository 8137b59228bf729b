import { createServer, type Http2Session } from "node:http2";
import type { AddressInfo } from "node:net";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { createBenchState, createClientChain } from "../src/index.ts";
import { startBench, type Bench } from "./bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

/** The texts of a stream, and the code that it failed with. */
async function heard(replies: AsyncIterable<{ message: string }>) {
  const texts: string[] = [];
  try {
    for await (const { message } of replies) texts.push(message);
  } catch (reason) {
    return { texts, code: ConnectError.from(reason).code };
  }
  return { texts, code: undefined };
}

test("a server stream over Connect is retried before its first message, and not after", async () => {
  bench.order.client = ["retry"];
  bench.service.failing = 1;
  expect(await heard(bench.client("connect").parrotSaysHello({ name: "Ada" }))).toEqual({
    texts: ["Ada 0", "Ada 1", "Ada 2"],
    code: undefined,
  });
  expect(bench.service.asked.length).toBe(2);
  bench.service.failAfter = 1;
  expect(await heard(bench.client("connect").parrotSaysHello({ name: "Ada" }))).toEqual({
    texts: ["Ada 0"],
    code: Code.Unavailable,
  });
  expect(bench.service.asked.length).toBe(3);
});

test("a stream over gRPC is not tried again once its headers have come", async () => {
  bench.order.client = ["retry"];
  // This server sends them, and then fails before the first message.
  bench.service.failing = 1;
  const { code } = await heard(bench.client().parrotSaysHello({ name: "Ada" }));
  expect(code).toBe(Code.Unavailable);
  expect(bench.service.asked.length).toBe(1);
});

test("a stream over gRPC that failed without headers, with trailers only, is tried again", async () => {
  let asked = 0;
  const server = createServer();
  server.on("stream", (stream) => {
    asked += 1;
    const head = { ":status": 200, "content-type": "application/grpc" };
    stream.respond({ ...head, "grpc-status": String(Code.Unavailable) }, { endStream: true });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const sessions = new Set<Http2Session>();
  server.on("session", (session) => sessions.add(session));
  onTestFinished(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const options = { report: () => undefined, state: createBenchState() };
  const interceptors = createClientChain(["retry"], options);
  const transport = createGrpcTransport({ baseUrl: `http://127.0.0.1:${port}`, interceptors });
  const call = createClient(Greeter, transport).parrotSaysHello({});
  expect((await heard(call)).code).toBe(Code.Unavailable);
  expect(asked).toBe(3);
});
