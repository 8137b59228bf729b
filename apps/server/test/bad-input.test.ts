import { create } from "@bufbuild/protobuf";
import { WireType } from "@bufbuild/protobuf/wire";
import { Code, createClient, type Transport } from "@connectrpc/connect";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-web";
import { Greeter, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import type { WebSocket } from "ws";
import type { Playground } from "../src/index.ts";
import { collectUntilError, errorOf, stream } from "./contract/helpers.ts";
import { openBridge, startPlayground } from "./helpers/playground.ts";
import { openSocket, rawRequest } from "./helpers/raw-request.ts";

const maxReceiveBytes = 64 * 1024;

/** Each way in, for a well-behaved client that sends what it should not. */
const waysIn: Record<string, (playground: Playground) => Transport> = {
  Connect: ({ httpUrl: baseUrl }) => createConnectTransport({ baseUrl, useBinaryFormat: true }),
  "gRPC-Web": ({ httpUrl: baseUrl }) => createGrpcWebTransport({ baseUrl }),
  "the bridge": (playground) => openBridge(playground).transport(),
  "the bridge, to a port": (playground) =>
    openBridge(playground).transport({ address: `127.0.0.1:${playground.grpcPort}`, tls: false }),
};

/** Field 1 with a length of 80 and nothing after it. */
function undecodable() {
  const request = create(HelloRequestSchema);
  request.$unknown = [{ no: 1, wireType: WireType.LengthDelimited, data: Uint8Array.of(80) }];
  return request;
}

/**
 * That doing it again and again leaves no more calls, sockets and connections
 * than doing it once, after the last good-byes. (fetch keeps a connection or
 * two for itself, when it likes.)
 */
async function leavesNothing(playground: Playground, run: () => Promise<void>): Promise<void> {
  await run();
  const before = playground.stats();
  for (let round = 0; round < 8; round++) await run();
  await expect
    .poll(() => playground.stats().bridge, { interval: 5 })
    .toEqual({ ...before.bridge, calls: 0 });
  await expect
    .poll(() => playground.stats().httpConnections, { interval: 5 })
    .toBeLessThanOrEqual(before.httpConnections + 2);
}

const post = (body: string | Uint8Array, headers: Record<string, string>) => ({
  method: "POST",
  body,
  headers,
});

describe.each(Object.entries(waysIn))("over %s", (way, wayIn) => {
  async function start() {
    const playground = await startPlayground({ limits: { maxReceiveBytes } });
    const transport = wayIn(playground);
    const client = createClient(Greeter, transport);
    // The first call opens connections, which are kept.
    await client.sayHello({});
    return { playground, transport, client };
  }

  test("a method that there is not", async () => {
    const { playground, transport, client } = await start();
    const strange = {
      ...Greeter,
      methods: [],
      method: { nope: { ...Greeter.method.sayHello, name: "Nope", localName: "nope" } },
    };
    const method = strange.method.nope;
    await leavesNothing(playground, async () => {
      const error = await errorOf(transport.unary(method, undefined, 5000, undefined, {}));
      expect(error.code).toBe(Code.Unimplemented);
      expect(error.rawMessage).toMatch(
        way.startsWith("the bridge") ? /Nope/ : /has no method "Nope"/,
      );
      expect(await client.sayHello({ name: "Ada" })).toMatchObject({ message: " Ada" });
    });
  });

  test("a body that does not decode", async () => {
    const { playground, client } = await start();
    await leavesNothing(playground, async () => {
      const unary = await errorOf(client.sayHello(undecodable()));
      const { got, error } = await collectUntilError(client.parrotSaysHello(undecodable()));
      expect(got).toEqual([]);
      // "Error parsing request proto" is INTERNAL in gRPC's own table (statuscodes.md).
      expect([unary.code, error.code]).toEqual([Code.Internal, Code.Internal]);
      expect(unary.rawMessage).toMatch(/parse|decode/u);
    });
  });

  test("a body over the limit, which the error names", async () => {
    const { playground, client } = await start();
    const name = "x".repeat(maxReceiveBytes);
    await leavesNothing(playground, async () => {
      const error = await errorOf(client.sayHello({ name }));
      expect(error.code).toBe(Code.ResourceExhausted);
      expect(error.rawMessage).toMatch(
        /limit of 65536 bytes \(maxReceiveBytes\).*--max-message-bytes/,
      );
    });
  });

  test("a lab header that does not parse", async () => {
    const { playground, client } = await start();
    const options = { headers: { "x-lab-delay": "soon" } };
    await leavesNothing(playground, async () => {
      for (const error of [
        await errorOf(client.sayHello({}, options)),
        (await collectUntilError(client.parrotSaysHello({}, options))).error,
      ]) {
        expect(error.code).toBe(Code.InvalidArgument);
        expect(error.rawMessage).toMatch(/x-lab-delay.*soon/);
      }
    });
  });
});

describe("over the bridge", () => {
  const frames: [string, Uint8Array | string][] = [
    ["text", "hello"],
    ["nothing", Uint8Array.of()],
    ["half a frame", Uint8Array.of(1, 0, 0)],
    ["a frame before HELLO", Uint8Array.of(0, 0, 0, 0, 2, 0, 0, 0, 1)],
    ["noise", Uint8Array.from({ length: 64 }, (_, index) => (index * 37) & 0xff)],
    ["more than a message may hold", new Uint8Array(5 * 1024 * 1024)],
    ["far more than a message may hold", new Uint8Array(9 * 1024 * 1024)],
  ];
  test.each(frames)("%s closes that socket with a reason, and no other", async (_, frame) => {
    const playground = await startPlayground();
    const client = createClient(Greeter, openBridge(playground).transport());
    await client.sayHello({});
    await leavesNothing(playground, async () => {
      const opened = await openSocket(`${playground.httpUrl}/bridge`);
      if (!("socket" in opened)) throw new Error("refused");
      opened.socket.on("error", () => undefined);
      opened.socket.send(frame);
      const [code, reason] = await once(opened.socket, "close");
      expect(code).toBeGreaterThan(1000);
      // 1009 is the WebSocket's own word for a message that is too big.
      expect(code === 1009 || reason.length > 0).toBe(true);
      expect(await client.sayHello({ name: "Ada" })).toMatchObject({ message: " Ada" });
    });
  });

  test("a target that may not be called, is no address, or is not there", async () => {
    const playground = await startPlayground({ host: "0.0.0.0" });
    const bridge = openBridge(playground);
    await createClient(Greeter, bridge.transport()).sayHello({});
    await leavesNothing(playground, async () => {
      for (const [address, code, words] of [
        ["169.254.169.254:80", Code.PermissionDenied, /--allow-target 169\.254\.169\.254:80/],
        ["http://x", Code.InvalidArgument, /leave out "http:\/\/"/],
        ["50051", Code.InvalidArgument, /write localhost:50051/],
      ] as const) {
        const client = createClient(Greeter, bridge.transport({ address, tls: false }));
        const error = await errorOf(client.sayHello({}));
        expect(error.code).toBe(code);
        expect(error.rawMessage).toMatch(words);
      }
    });
  });

  test("tabs that vanish take their calls with them", async () => {
    const playground = await startPlayground();
    await createClient(Greeter, openBridge(playground).transport()).sayHello({});
    await leavesNothing(playground, async () => {
      const sockets: WebSocket[] = [];
      const bridge = openBridge(playground, (socket) => sockets.push(socket));
      const replies = createClient(Greeter, bridge.transport()).interactingHello(
        stream(Array.from({ length: 10 }, () => ({ name: "x" }))),
        { headers: { "x-lab-delay": "10s" } },
      );
      const end = collectUntilError(replies);
      await expect.poll(() => playground.stats().bridge.calls).toBe(1);
      for (const socket of sockets) socket.terminate();
      expect((await end).error.code).toBe(Code.Unavailable);
    });
  });
});

describe("over plain HTTP", () => {
  const sayHello = "/greet.Greeter/SayHello";
  const json = { "content-type": "application/json" };

  test.each([
    ["JSON that is none", sayHello, post("{", json), 400, /"code":"invalid_argument"/],
    ["an unknown field", sayHello, post('{"nme":"x"}', json), 200, /"message":" "/],
    ["a type that is none", sayHello, post("x", { "content-type": "text/plain" }), 415, /^$/],
    ["no type", sayHello, post("x", {}), 415, /^$/],
    ["a GET", sayHello, {}, 405, /^$/],
    ["an unknown service", "/a.B/C", post("{}", json), 501, /no service \\"a.B\\"/],
    [
      "an unknown service, with a charset",
      "/a.B/C",
      post("{}", { "content-type": "application/json; charset=utf-8" }),
      501,
      /"unimplemented".*no service/,
    ],
    ["an unknown method", "/greet.Greeter/X", post("{}", json), 501, /it has SayHello, Parrot/],
    ["an unknown path", "/x", { method: "DELETE" }, 404, /nothing at DELETE \/x/],
    [
      "a deadline that is none",
      sayHello,
      post("{}", { ...json, "connect-timeout-ms": "soon" }),
      400,
      /invalid connect timeout value: soon/,
    ],
    [
      "a stream cut short",
      "/greet.Greeter/ParrotSaysHello",
      post(Uint8Array.of(0, 0, 0, 0, 9, 1), { "content-type": "application/connect+proto" }),
      200,
      /invalid_argument/,
    ],
  ] as const)("%s", async (_, path, request, status, words) => {
    const playground = await startPlayground();
    await leavesNothing(playground, async () => {
      const response = await rawRequest(playground.httpUrl + path, request);
      expect(response.body).toMatch(words);
      expect(response.status).toBe(status);
    });
  });

  test("a wrong Host or Origin, for a page and for a call", async () => {
    const playground = await startPlayground();
    await leavesNothing(playground, async () => {
      for (const headers of [{ host: "evil.example" }, { origin: "http://evil.example" }]) {
        const socket = await openSocket(`${playground.httpUrl}/bridge`, headers);
        expect(socket).toMatchObject({ status: 403 });
        const web = await rawRequest(
          playground.httpUrl + sayHello,
          post("", { ...headers, "content-type": "application/grpc-web+proto" }),
        );
        expect(web.headers).toMatchObject({ "grpc-status": String(Code.PermissionDenied) });
        const connect = await rawRequest(
          playground.httpUrl + sayHello,
          post("", { ...headers, "content-type": "application/connect+json" }),
        );
        expect(connect.body.slice(5)).toMatch(/^\{"error":\{"code":"permission_denied"/);
      }
    });
  });

  test("a client that goes away in the middle of its body", async () => {
    const playground = await startPlayground();
    await leavesNothing(playground, async () => {
      const abort = new AbortController();
      const body = new ReadableStream({
        pull(controller) {
          controller.enqueue(new TextEncoder().encode("{"));
          abort.abort();
        },
      });
      const { signal } = abort;
      const init = { method: "POST", body, duplex: "half", headers: json, signal } as const;
      await errorOf(fetch(playground.httpUrl + sayHello, init));
    });
    expect((await fetch(`${playground.httpUrl}/healthz`)).status).toBe(200);
  });
});
