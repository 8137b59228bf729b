import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { DelayedReplySchema, Greeter, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { connect, type ClientHttp2Stream } from "node:http2";
import { buffer } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { defineService } from "../../src/services/index.ts";
import { startServer, type TestServer } from "./helpers.ts";

const messages = 1000;
const messageBytes = 4 * 1024;
/** HTTP/2's initial window, of a stream and of a connection, and what Node buffers of either end. */
const windowBytes = 64 * 1024;
const prefixBytes = 5;

test("a client that does not read stops the handler, and starts it again", async () => {
  let written = 0;
  const service = defineService(Greeter, {
    async *parrotSaysHello() {
      for (; written < messages; written++) yield { message: "x".repeat(messageBytes) };
    },
  });
  const server = await startServer({ services: [service] });
  const stream = open(server, "/greet.Greeter/ParrotSaysHello");
  stream.end(Buffer.alloc(prefixBytes));

  await settled(server, () => written);
  // The window, what Node has read of it, and what waits in the server.
  expect(written * messageBytes).toBeLessThan(3 * windowBytes);

  const received = await buffer(stream);
  expect(written).toBe(messages);
  // The field's tag and its length take three bytes.
  expect(received).toHaveLength(messages * (prefixBytes + 3 + messageBytes));
});

test("a handler that does not read stops the client, and starts it again", async () => {
  const gate = Promise.withResolvers<void>();
  const service = defineService(Greeter, {
    async chattyClientSaysHello(requests) {
      await gate.promise;
      let read = 0;
      for await (const { name } of requests) if (name.length === messageBytes) read++;
      return { message: `${read}` };
    },
  });
  const server = await startServer({ services: [service] });
  const stream = open(server, "/greet.Greeter/ChattyClientSaysHello");
  const request = Buffer.from(
    toBinary(HelloRequestSchema, create(HelloRequestSchema, { name: "x".repeat(messageBytes) })),
  );
  const prefix = Buffer.alloc(prefixBytes);
  prefix.writeUInt32BE(request.length, 1);
  let taken = 0;
  // One after another: Node would join what is written at once.
  function send() {
    if (taken === messages) stream.end();
    else
      stream.write(Buffer.concat([prefix, request]), () => {
        taken++;
        send();
      });
  }
  send();

  await settled(server, () => taken);
  expect(taken * messageBytes).toBeLessThan(3 * windowBytes);

  gate.resolve();
  const reply = await buffer(stream);
  expect(fromBinary(DelayedReplySchema, reply.subarray(prefixBytes)).message).toBe(`${messages}`);
  expect(taken).toBe(messages);
});

/** A call as bare HTTP/2 has it, which reads nothing until it is told to. */
function open(server: TestServer, path: string): ClientHttp2Stream {
  const session = connect(`http://127.0.0.1:${server.port}`);
  onTestFinished(() => session.destroy());
  return session.request({
    ":method": "POST",
    ":path": path,
    "content-type": "application/grpc",
    te: "trailers",
  });
}

/**
 * Waits until a count has begun to grow and no longer does, while calls on
 * another connection come and go, each of which takes longer than a step of it.
 */
async function settled(server: TestServer, count: () => number): Promise<void> {
  const client = server.client(Greeter);
  for (let quiet = 0, last = 0; quiet < 20;) {
    await client.sayHello({}).catch(() => undefined);
    quiet = last > 0 && count() === last ? quiet + 1 : 0;
    last = count();
  }
}
