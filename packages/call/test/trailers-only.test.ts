import type { UniversalClientFn } from "@connectrpc/connect/protocol";
import { createTransport } from "@connectrpc/connect/protocol-grpc-web";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { startCall } from "../src/index.ts";
import { captureFetch } from "../src/wire/capture-fetch.ts";

async function* chunks(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  for await (const chunk of body ?? []) yield chunk;
}

/** HTTP by a `fetch`. Connect's own cannot send a body in Node. */
function over(send: typeof fetch): UniversalClientFn {
  return async ({ url, header }) => {
    const { status, headers, body } = await send(url, { method: "POST", headers: header });
    return { status, header: headers, body: chunks(body), trailer: new Headers() };
  };
}

/** A unary gRPC-Web call that is answered with this response. */
async function answered(response: Response) {
  const call = startCall({
    transport: ({ wire }) =>
      createTransport({
        baseUrl: "http://in-memory",
        httpClient: over(captureFetch(wire, async () => Promise.resolve(response))),
        useBinaryFormat: true,
        interceptors: [],
        acceptCompression: [],
        sendCompression: null,
        compressMinBytes: Number.MAX_SAFE_INTEGER,
        readMaxBytes: Number.MAX_SAFE_INTEGER,
        writeMaxBytes: Number.MAX_SAFE_INTEGER,
      }),
    method: Greeter.method.sayHello,
    request: { name: "Ada" },
  });
  await call.done;
  return call.log;
}

const type = { "content-type": "application/grpc-web+proto" };

test("a failure that came in the headers is told as trailers only", async () => {
  const headers = { ...type, "grpc-status": "5", "grpc-message": "none", "x-reason": "flown" };
  const log = await answered(new Response(null, { headers }));
  expect(log.find("status")?.name).toBe("NOT_FOUND");
  expect(log.find("response-headers")).toBeUndefined();
  expect(log.find("trailers")?.trailersOnly).toBe(true);
  expect(log.find("trailers")?.trailers).toContainEqual(["x-reason", "flown"]);
});

test("a failure that came in the body has its headers and its trailers apart, whatever their names", async () => {
  const trailers = new TextEncoder().encode("grpc-status: 5\r\nserver: parrot\r\n");
  const body = new Uint8Array(5 + trailers.length);
  body[0] = 0x80;
  new DataView(body.buffer).setUint32(1, trailers.length);
  body.set(trailers, 5);
  const log = await answered(new Response(body, { headers: { ...type, "x-served-by": "me" } }));
  expect(log.find("status")?.name).toBe("NOT_FOUND");
  // By their names alone it would be the other way round.
  expect(log.find("response-headers")?.headers).toContainEqual(["x-served-by", "me"]);
  expect(log.find("trailers")?.trailers).toContainEqual(["server", "parrot"]);
  expect(log.find("trailers")?.trailersOnly).toBe(false);
});
