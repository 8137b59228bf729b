import { create, toBinary } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";
import type { Interceptor } from "@connectrpc/connect";
import { encodeEnvelope } from "@connectrpc/connect/protocol";
import type {
  CommonTransportOptions,
  UniversalClientRequest,
  UniversalClientResponse,
} from "@connectrpc/connect/protocol";
import { createTransport } from "@connectrpc/connect/protocol-grpc";
import { Greeter, HelloReplySchema } from "@grpc-playground/gen/greet_pb";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gzipSync } from "node:zlib";
import { gzip } from "../src/gzip.ts";
import { createUnary } from "../src/unary.ts";

// Connect's own unary call is the opponent: the two are given the same answers,
// and have to say the same about them.

type Unary = ReturnType<typeof createUnary>;

interface Canned {
  status?: number;
  header?: Record<string, string>;
  chunks?: Uint8Array[];
  trailer?: Record<string, string>;
  /** Thrown by the body behind its chunks. */
  failure?: ConnectError;
}

interface Sent {
  url: string;
  header: [string, string][];
  body: number[];
}

function respond(canned: Canned): UniversalClientResponse {
  return {
    status: canned.status ?? 200,
    header: new Headers({ "content-type": "application/grpc", ...canned.header }),
    body: (async function* () {
      yield* canned.chunks ?? [];
      if (canned.failure !== undefined) throw canned.failure;
    })(),
    trailer: new Headers(canned.trailer),
  };
}

async function read(request: UniversalClientRequest): Promise<Sent> {
  const body: number[] = [];
  for await (const chunk of request.body ?? []) body.push(...chunk);
  return { url: request.url, header: [...request.header], body };
}

/** Everything that can be told of a call, comparable. */
async function outcomeOf(
  make: (options: CommonTransportOptions) => Unary,
  canned: Canned,
  call: { timeoutMs?: number; options?: Partial<CommonTransportOptions>; name?: string } = {},
): Promise<unknown> {
  let sent: Sent | undefined;
  const unary = make({
    httpClient: async (request) => {
      sent = await read(request);
      return respond(canned);
    },
    baseUrl: "http://target",
    useBinaryFormat: true,
    interceptors: [],
    acceptCompression: [],
    sendCompression: null,
    compressMinBytes: 1024,
    readMaxBytes: 1000,
    writeMaxBytes: 1000,
    ...call.options,
  });
  const header = new Headers({ "x-mine": "1" });
  const message = { name: call.name ?? "Ada", greeting: "Hello" };
  return unary(Greeter.method.sayHello, undefined, call.timeoutMs, header, message).then(
    (answer) => ({
      sent,
      message: answer.message,
      header: [...answer.header],
      trailer: [...answer.trailer],
    }),
    (reason: unknown) => {
      const error = ConnectError.from(reason);
      const { code, rawMessage, details } = error;
      return { sent, code, rawMessage, details, metadata: [...error.metadata] };
    },
  );
}

function theirs(options: CommonTransportOptions): Unary {
  const transport = createTransport(options);
  return (...call) => transport.unary(...call);
}

const reply = toBinary(HelloReplySchema, create(HelloReplySchema, { message: "Hello Ada" }));
const envelope = encodeEnvelope(0, reply);
const ok = { "grpc-status": "0" };

const answers: [string, Canned][] = [
  ["a reply", { chunks: [envelope], trailer: { ...ok, "x-trailer": "t" } }],
  [
    "a reply in many chunks",
    { chunks: [...envelope].map((byte) => Uint8Array.of(byte)), trailer: ok },
  ],
  ["an empty reply", { chunks: [encodeEnvelope(0, new Uint8Array(0))], trailer: ok }],
  ["a status in the headers", { header: { "grpc-status": "5", "grpc-message": "no%20one" } }],
  ["a status in the trailers", { trailer: { "grpc-status": "5", "grpc-message": "no%20one" } }],
  ["a status behind a reply", { chunks: [envelope], trailer: { "grpc-status": "13" } }],
  [
    "a reply beside a status in the headers",
    { chunks: [envelope], header: { "grpc-status": "5" } },
  ],
  ["OK without a reply", { trailer: ok }],
  ["OK in the headers without a reply", { header: ok }],
  ["no status at all", { chunks: [envelope] }],
  ["a status that is none", { trailer: { "grpc-status": "99" } }],
  ["two replies", { chunks: [envelope, envelope], trailer: ok }],
  ["half a reply", { chunks: [envelope.subarray(0, 9)], trailer: ok }],
  ["half an envelope", { chunks: [envelope.subarray(0, 3)], trailer: ok }],
  [
    "a reply that does not decode",
    { chunks: [encodeEnvelope(0, Uint8Array.of(255))], trailer: ok },
  ],
  ["a reply that is too long", { chunks: [encodeEnvelope(0, new Uint8Array(1001))], trailer: ok }],
  ["a compressed reply", { chunks: [encodeEnvelope(1, reply)], trailer: ok }],
  ["an encoding that was not offered", { header: { "grpc-encoding": "br" }, chunks: [envelope] }],
  [
    "the identity encoding",
    { header: { "grpc-encoding": "identity" }, chunks: [envelope], trailer: ok },
  ],
  ["another content-type", { header: { "content-type": "text/html" } }],
  ["HTTP 503", { status: 503 }],
  [
    "a body that fails",
    { chunks: [envelope], failure: new ConnectError("lost", Code.Unavailable) },
  ],
];

describe("the same answer is the same outcome as with Connect's own transport", () => {
  test.each(answers)("%s", async (_, canned) => {
    expect(await outcomeOf(createUnary, canned)).toEqual(await outcomeOf(theirs, canned));
  });

  test("however the bytes of a reply are cut", async () => {
    const expected = await outcomeOf(theirs, { chunks: [envelope], trailer: ok });
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: envelope.length - 1 }));
    await fc.assert(
      fc.asyncProperty(cuts, async (unsorted) => {
        const at = [0, ...unsorted.toSorted((a, b) => a - b), envelope.length];
        const chunks = at.slice(1).map((end, i) => envelope.subarray(at[i], end));
        expect(await outcomeOf(createUnary, { chunks, trailer: ok })).toEqual(expected);
      }),
    );
  });
});

const zipped = (bytes: Uint8Array) => encodeEnvelope(1, gzipSync(bytes));

describe("gzip is read and written as by Connect's own transport", () => {
  const takesGzip = { options: { acceptCompression: [gzip] } };
  const encoded = { "grpc-encoding": "gzip" };

  test.each<[string, Canned]>([
    ["a compressed reply", { header: encoded, chunks: [zipped(reply)], trailer: ok }],
    [
      "a compressed reply in many chunks",
      { header: encoded, chunks: [...zipped(reply)].map((byte) => Uint8Array.of(byte)) },
    ],
    ["a reply that is not, though others may be", { header: encoded, chunks: [envelope] }],
    ["an empty one", { header: encoded, chunks: [zipped(new Uint8Array(0))], trailer: ok }],
    ["one without the header", { chunks: [zipped(reply)], trailer: ok }],
    ["one that does not decompress", { header: encoded, chunks: [encodeEnvelope(1, reply)] }],
    [
      "one that is too long decompressed",
      { header: encoded, chunks: [zipped(new Uint8Array(1001))], trailer: ok },
    ],
  ])("%s", async (_, canned) => {
    const outcome = await outcomeOf(createUnary, canned, takesGzip);
    expect(outcome).toEqual(await outcomeOf(theirs, canned, takesGzip));
  });

  test("and the message is the one that was compressed", async () => {
    const canned = { header: encoded, chunks: [zipped(reply)], trailer: ok };
    expect(await outcomeOf(createUnary, canned, takesGzip)).toMatchObject({
      message: { message: "Hello Ada" },
      sent: { header: expect.arrayContaining([["grpc-accept-encoding", "gzip"]]) },
    });
    const broken = { header: encoded, chunks: [encodeEnvelope(1, reply)], trailer: ok };
    expect(await outcomeOf(createUnary, broken, takesGzip)).toMatchObject({
      code: Code.Internal,
      rawMessage: expect.stringContaining("does not decompress with gzip"),
    });
    const bomb = { header: encoded, chunks: [zipped(new Uint8Array(100_000))], trailer: ok };
    expect(await outcomeOf(createUnary, bomb, takesGzip)).toMatchObject({
      code: Code.ResourceExhausted,
    });
  });

  test.each([0, 1000])("a request, from %i bytes on", async (compressMinBytes) => {
    const call = { options: { sendCompression: gzip, compressMinBytes } };
    const good: Canned = { chunks: [envelope], trailer: ok };
    const outcome = await outcomeOf(createUnary, good, call);
    expect(outcome).toEqual(await outcomeOf(theirs, good, call));
    expect(outcome).toMatchObject({
      sent: { header: expect.arrayContaining([["grpc-encoding", "gzip"]]) },
    });
  });
});

const interceptor: Interceptor = (next) => async (request) => {
  request.header.set("x-intercepted", request.url);
  return next(request);
};

describe("the same request goes out as with Connect's own transport", () => {
  const good: Canned = { chunks: [envelope], trailer: ok };
  test.each<[string, Parameters<typeof outcomeOf>[2]]>([
    ["plain", {}],
    ["with a deadline", { timeoutMs: 5000 }],
    ["with the deadline that is the default", { options: { defaultTimeoutMs: 6000 } }],
    [
      "with a deadline of zero, which is none",
      { timeoutMs: 0, options: { defaultTimeoutMs: 6000 } },
    ],
    ["through interceptors", { options: { interceptors: [interceptor] } }],
    ["of a message that is too long", { name: "x".repeat(1001) }],
  ])("%s", async (_, call) => {
    expect(await outcomeOf(createUnary, good, call)).toEqual(await outcomeOf(theirs, good, call));
  });
});
