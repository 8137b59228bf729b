import { Code, ConnectError } from "@connectrpc/connect";
import type { Transport } from "@connectrpc/connect";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { array, asyncProperty, assert, dictionary, stringMatching, tuple } from "fast-check";
import { expect, test } from "vitest";
import { startCall } from "../src/index.ts";

const { sayHello, parrotSaysHello } = Greeter.method;
const notUsed = () => Promise.reject(new Error("not used"));

type Pairs = Record<string, string> | [string, string][];

/** What Connect makes of a failed response: its trailers, and the headers appended behind them. */
function failure(headers: Pairs, trailers: Pairs): ConnectError {
  const error = new ConnectError("no", Code.NotFound, trailers);
  for (const [name, value] of new Headers(headers)) error.metadata.append(name, value);
  error.isWireError = true;
  return error;
}

const name = stringMatching(/^x-[a-d]{1,2}$/);
const value = stringMatching(/^[a-z0-9]{1,6}$/);
const block = dictionary(name, value, { maxKeys: 6 });

test("trailers of a failed stream are what was added to its headers, also under one name", async () => {
  await assert(
    asyncProperty(block, block, async (headers, trailers) => {
      const transport: Transport = {
        unary: notUsed,
        stream: async (method) => ({
          stream: true,
          service: method.parent,
          method,
          header: new Headers(headers),
          trailer: new Headers(),
          message: {
            [Symbol.asyncIterator]: () => ({
              next: () => Promise.reject(failure(headers, trailers)),
            }),
          },
        }),
      };
      const { log, done } = startCall({ transport, method: parrotSaysHello });
      await done;
      expect(log.find("response-headers")?.headers).toEqual([...new Headers(headers)]);
      expect(log.find("trailers")?.trailers ?? []).toEqual([...new Headers(trailers)]);
    }),
  );
});

test("a failed unary call keeps all of its metadata, whatever it is", async () => {
  await assert(
    asyncProperty(array(tuple(name, value)), async (entries) => {
      const error = failure({ "content-type": "application/grpc" }, [
        ["grpc-status", "5"],
        ...entries,
      ]);
      const transport: Transport = { unary: () => Promise.reject(error), stream: notUsed };
      const { log, done } = startCall({ transport, method: sayHello });
      await done;
      const all = [
        ...(log.find("response-headers")?.headers ?? []),
        ...(log.find("trailers")?.trailers ?? []),
      ];
      expect(new Headers(all.map(([key, text]) => [key, text]))).toEqual(error.metadata);
    }),
  );
});

test("what every HTTP server adds is not taken for trailers", async () => {
  const error = failure(
    {
      "content-type": "application/grpc-web+proto",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": "camera=()",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      date: "Sat, 21 Nov 2026 03:58:47 GMT",
    },
    { "grpc-status": "5", "grpc-message": "no", "x-cost": "7" },
  );
  const transport: Transport = { unary: () => Promise.reject(error), stream: notUsed };
  const { log, done } = startCall({ transport, method: sayHello });
  await done;
  const trailers = log.find("trailers");
  expect(trailers?.trailers.map(([key]) => key)).toEqual(["grpc-message", "grpc-status", "x-cost"]);
  // Nobody can say whether it was one block or two.
  expect(trailers?.trailersOnly).toBeUndefined();
});
