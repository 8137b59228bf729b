import { create } from "@bufbuild/protobuf";
import { Code, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { createConnectTransport } from "@connectrpc/connect-web";
import type { BridgeTransportOptions } from "@grpc-playground/bridge";
import { Greeter, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { Metadata } from "@grpc/grpc-js";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { collect, errorOf, stream } from "../contract/helpers.ts";
import { startServer, stub } from "../grpc/helpers.ts";
import { openBridge, startPlayground } from "../helpers/playground.ts";

const ann = { name: "Ann", greeting: "Hi" };
const compress = { "x-lab-compress": "gzip" };
const shout = { ...compress, "x-lab-size": "5000", "x-lab-delay": "0" };

const ignore = () => undefined;

/** The tab's own way to call, with all bytes of both bodies and the response's head. */
async function inspectedGreeter(options: BridgeTransportOptions = {}) {
  const playground = await startPlayground();
  const up: Uint8Array[] = [];
  const down: Uint8Array[] = [];
  const heads: Map<string, string>[] = [];
  const inspector = {
    head: (_: number, headers: readonly (readonly [string, string])[]) =>
      void heads.push(new Map(headers)),
    sent: (bytes: Uint8Array) => void up.push(bytes.slice()),
    received: (bytes: Uint8Array) => void down.push(bytes.slice()),
    frames: ignore,
    connection: ignore,
    flow: ignore,
    ended: ignore,
  };
  const transport = openBridge(playground).transport(undefined, {
    ...options,
    inspect: { inspector, frames: false },
  });
  return {
    client: createClient(Greeter, transport),
    head: () => heads[0],
    up: () => envelopes(Buffer.concat(up)),
    down: () => envelopes(Buffer.concat(down)),
  };
}

interface Envelope {
  readonly flag: number | undefined;
  readonly message: Buffer;
}

function envelopes(body: Buffer): Envelope[] {
  if (body.length === 0) return [];
  const end = 5 + body.readUInt32BE(1);
  return [{ flag: body[0], message: body.subarray(5, end) }, ...envelopes(body.subarray(end))];
}

describe("x-lab-compress, on the gRPC port", () => {
  test("compresses a unary reply for a client that takes gzip", async () => {
    const { client, head, down } = await inspectedGreeter();
    const reply = await client.sayHello(ann, { headers: shout });
    expect(reply.message).toHaveLength(5000);
    expect(head()?.get("grpc-encoding")).toBe("gzip");
    const [envelope] = down();
    expect(envelope?.flag).toBe(1);
    expect(envelope?.message.length).toBeLessThan(100);
    expect(gunzipSync(envelope?.message ?? "").length).toBe(5003);
  });

  test("compresses each message of a stream", async () => {
    const { client, head, down } = await inspectedGreeter();
    const replies = await collect(client.parrotSaysHello(ann, { headers: shout }));
    expect(replies.map(({ message }) => message.length)).toEqual([5000, 5000, 5000]);
    expect(head()?.get("grpc-encoding")).toBe("gzip");
    expect(down().map(({ flag }) => flag)).toEqual([1, 1, 1]);
  });

  test("leaves a large message as it is, for which everybody would wait", async () => {
    const { client, head, down } = await inspectedGreeter();
    const size = 2 * 1024 * 1024;
    const headers = { ...compress, "x-lab-size": `${size}` };
    expect((await client.sayHello(ann, { headers })).message).toHaveLength(size);
    expect(head()?.get("grpc-encoding")).toBe("gzip");
    expect(down().map(({ flag }) => flag)).toEqual([0]);
  });

  test("without it nothing is compressed", async () => {
    const { client, head, down } = await inspectedGreeter();
    await client.sayHello(ann);
    expect(head()?.get("grpc-encoding")).toBe("identity");
    expect(down().map(({ flag }) => flag)).toEqual([0]);
  });

  test("a call that fails first is one block of headers still", async () => {
    const { client, head } = await inspectedGreeter();
    const headers = { ...compress, "x-lab-fail": "ABORTED" };
    expect((await errorOf(client.sayHello(ann, { headers }))).code).toBe(Code.Aborted);
    expect(head()?.get("grpc-status")).toBe("10");
  });

  test("is read by grpc-js", async () => {
    const server = await startServer();
    const hello = create(HelloRequestSchema, ann);
    const metadata = new Metadata();
    for (const [name, value] of Object.entries(shout)) metadata.set(name, value);
    const path = stub(Greeter.method.sayHello);
    const reply = new Promise((resolve, reject) => {
      server.channel().makeUnaryRequest(...path, hello, metadata, (error, message) => {
        if (error === null) resolve(message);
        else reject(error);
      });
    });
    expect(await reply).toMatchObject({ message: expect.stringMatching(/^Hi Ann\.{4994}$/) });
  });

  test("leaves a client alone that takes no gzip", async () => {
    const { port } = await startServer();
    const transport = createGrpcTransport({
      baseUrl: `http://127.0.0.1:${port}`,
      acceptCompression: [],
    });
    let encoding: string | null = null;
    const reply = await createClient(Greeter, transport).sayHello(ann, {
      headers: compress,
      onHeader: (header) => (encoding = header.get("grpc-encoding")),
    });
    expect(reply.message).toBe("Hi Ann");
    expect(encoding).toBe("identity");
  });

  test("knows gzip and nothing else", async () => {
    const { client } = await inspectedGreeter();
    const error = await errorOf(client.sayHello(ann, { headers: { "x-lab-compress": "br" } }));
    expect(error.code).toBe(Code.InvalidArgument);
    expect(error.rawMessage).toBe('x-lab-compress: cannot read "br"; accepted: gzip');
  });
});

test("over HTTP it changes nothing: Connect compresses by itself", async () => {
  const { httpUrl } = await startPlayground();
  const client = createClient(Greeter, createConnectTransport({ baseUrl: httpUrl }));
  expect((await client.sayHello(ann, { headers: compress })).message).toBe("Hi Ann");
});

describe("requests that are compressed", () => {
  test("are understood, one and many", async () => {
    const unary = await inspectedGreeter({ compress: "gzip" });
    expect((await unary.client.sayHello(ann)).message).toBe("Hi Ann");
    expect(unary.up().map(({ flag }) => flag)).toEqual([1]);
    const bidi = await inspectedGreeter({ compress: "gzip" });
    const replies = await collect(bidi.client.interactingHello(stream([ann, ann])));
    expect(replies.map(({ message }) => message)).toEqual(["Hi Ann", "Hi Ann"]);
    expect(bidi.up().map(({ flag }) => flag)).toEqual([1, 1]);
  });

  test("that are small only while they are compressed are too large", async () => {
    const { client } = await inspectedGreeter({ compress: "gzip" });
    const error = await errorOf(client.sayHello({ name: "a".repeat(5 * 1024 * 1024) }));
    expect(error.code).toBe(Code.ResourceExhausted);
    expect(error.rawMessage).toMatch(/maxReceiveBytes/);
  });
});
