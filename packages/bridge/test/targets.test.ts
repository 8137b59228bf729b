import { Code, ConnectError } from "@connectrpc/connect";
import { createTarget } from "@grpc-playground/bridge/server";
import * as http from "node:http";
import * as http2 from "node:http2";
import * as net from "node:net";
import * as tls from "node:tls";
import * as grpc from "@grpc/grpc-js";
import { describe, expect, test } from "vitest";
import { reply, startGreeter } from "./support/greeter.ts";
import { listen } from "./support/listen.ts";
import { selfSigned } from "./support/self-signed.ts";
import { startStand, until } from "./support/stand.ts";
import type { Stand } from "./support/stand.ts";

const hello = { greeting: "Hello", name: "Ada" };

async function failureAt(stand: Stand, address: string, useTls = false): Promise<ConnectError> {
  return stand
    .greeter({ address, tls: useTls })
    .sayHello(hello)
    .then(
      () => Promise.reject(new Error("the call succeeded")),
      (error: unknown) => ConnectError.from(error),
    );
}

describe("a target that cannot be called is UNAVAILABLE, in words", () => {
  test("nothing listens", async () => {
    const server = net.createServer();
    const address = await listen(server);
    server.close();
    const stand = await startStand();
    const error = await failureAt(stand, address);
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toContain(`cannot call ${address}: nothing is listening there`);
    expect(stand.server.stats()).toEqual({ sockets: 1, calls: 0, sessions: 0 });
  });

  test("no such name", async () => {
    const stand = await startStand();
    const error = await failureAt(stand, "nowhere.invalid:443");
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toMatch(/there is no host of that name|could not be looked up/);
  });

  test("an HTTP/1 server", async () => {
    const address = await listen(http.createServer((_, response) => response.end("hi")));
    const stand = await startStand();
    const error = await failureAt(stand, address);
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toMatch(/not with HTTP\/2/);
  });

  test("a server that says nothing", async () => {
    const address = await listen(net.createServer(() => undefined));
    const stand = await startStand({ limits: { connectTimeoutMs: 50 } });
    const error = await failureAt(stand, address);
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toMatch(/did not answer within 0.05 s/);
    await until(() => stand.server.stats().sessions === 0, "the session is gone");
  });

  test("TLS asked of a server without", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    const error = await failureAt(stand, target.address, true);
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toMatch(/does not speak TLS|does it speak TLS/);
  });

  test("plaintext to a server with TLS", async () => {
    const address = await listen(tls.createServer(await selfSigned("localhost")));
    const stand = await startStand();
    const error = await failureAt(stand, address);
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toMatch(/want TLS/);
  });

  test("a certificate that nobody vouches for, which does not spoil later calls", async () => {
    const pair = await selfSigned("localhost");
    const credentials = grpc.ServerCredentials.createSsl(null, [
      { private_key: pair.key, cert_chain: pair.cert },
    ]);
    const target = await startGreeter({}, { credentials });
    let trusted = false;
    const stand = await startStand({
      resolve: () =>
        createTarget({
          host: "localhost",
          pinnedAddress: "127.0.0.1",
          port: target.port,
          tls: true,
          ...(trusted ? { tlsOptions: { ca: pair.cert } } : {}),
        }),
    });
    const error = await failureAt(stand, target.address, true);
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toMatch(/self-signed/);
    trusted = true;
    const answer = await stand.greeter({ ...target, tls: true }).sayHello(hello);
    expect(answer.message).toBe("Hello Ada");
    expect(stand.server.stats().sessions).toBe(1);
  });

  test("a certificate made out to another name", async () => {
    const pair = await selfSigned("elsewhere.example");
    const address = await listen(tls.createServer({ ...pair, ALPNProtocols: ["h2"] }));
    const stand = await startStand({
      resolve: () =>
        createTarget({
          host: "localhost",
          pinnedAddress: "127.0.0.1",
          port: Number(address.split(":")[1]),
          tls: true,
          tlsOptions: { ca: pair.cert },
        }),
    });
    expect((await failureAt(stand, address, true)).rawMessage).toMatch(/another name/);
  });

  test("TLS without HTTP/2", async () => {
    const pair = await selfSigned("localhost");
    const address = await listen(tls.createServer(pair));
    const stand = await startStand({
      resolve: () =>
        createTarget({
          host: "localhost",
          pinnedAddress: "127.0.0.1",
          port: Number(address.split(":")[1]),
          tls: true,
          tlsOptions: { ca: pair.cert },
        }),
    });
    expect((await failureAt(stand, address, true)).rawMessage).toMatch(/does not offer HTTP\/2/);
  });

  test("a policy that refuses keeps its own code and words", async () => {
    const stand = await startStand({
      resolve: () => {
        throw new ConnectError("not on the allow-list", Code.PermissionDenied);
      },
    });
    const error = await failureAt(stand, "example.com:443");
    expect(error.code).toBe(Code.PermissionDenied);
    expect(error.rawMessage).toBe("not on the allow-list");
  });
});

describe("a target that goes away during a call", () => {
  test("UNAVAILABLE after what was received", async () => {
    const target = await startGreeter({
      parrotSaysHello(call) {
        call.write(reply("last words"));
      },
    });
    const stand = await startStand();
    const answers = stand.greeter(target).parrotSaysHello(hello)[Symbol.asyncIterator]();
    expect((await answers.next()).value?.message).toBe("last words");
    target.kill();
    const error = await answers.next().then(
      () => undefined,
      (reason: unknown) => ConnectError.from(reason),
    );
    expect(error?.code).toBe(Code.Unavailable);
    await until(() => stand.server.stats().sessions === 0, "the session is gone");
    expect(stand.server.stats().calls).toBe(0);
  });
});

/** An HTTP/2 server that is no gRPC server, to see what a stream's end becomes. */
async function startHttp2(onStream: (stream: http2.ServerHttp2Stream) => void) {
  const server = http2.createServer();
  const sessions: http2.ServerHttp2Session[] = [];
  server.on("session", (session) => sessions.push(session));
  server.on("stream", (stream) => {
    stream.on("error", () => undefined);
    onStream(stream);
  });
  return { address: await listen(server), sessions };
}

describe("how an HTTP/2 stream's end reads as a status (gRPC over HTTP/2, Errors)", () => {
  const { constants } = http2;
  test.each([
    ["NO_ERROR", constants.NGHTTP2_NO_ERROR, Code.Internal],
    ["PROTOCOL_ERROR", constants.NGHTTP2_PROTOCOL_ERROR, Code.Internal],
    ["INTERNAL_ERROR", constants.NGHTTP2_INTERNAL_ERROR, Code.Internal],
    ["FLOW_CONTROL_ERROR", constants.NGHTTP2_FLOW_CONTROL_ERROR, Code.Internal],
    ["SETTINGS_TIMEOUT", constants.NGHTTP2_SETTINGS_TIMEOUT, Code.Internal],
    ["FRAME_SIZE_ERROR", constants.NGHTTP2_FRAME_SIZE_ERROR, Code.Internal],
    ["REFUSED_STREAM", constants.NGHTTP2_REFUSED_STREAM, Code.Unavailable],
    ["CANCEL", constants.NGHTTP2_CANCEL, Code.Canceled],
    ["COMPRESSION_ERROR", constants.NGHTTP2_COMPRESSION_ERROR, Code.Internal],
    ["CONNECT_ERROR", constants.NGHTTP2_CONNECT_ERROR, Code.Internal],
    ["ENHANCE_YOUR_CALM", constants.NGHTTP2_ENHANCE_YOUR_CALM, Code.ResourceExhausted],
    ["INADEQUATE_SECURITY", constants.NGHTTP2_INADEQUATE_SECURITY, Code.PermissionDenied],
  ])("RST_STREAM %s", async (name, rstCode, code) => {
    const target = await startHttp2((stream) => stream.close(rstCode));
    const stand = await startStand();
    const error = await failureAt(stand, target.address);
    expect(error.code).toBe(code);
    expect(error.rawMessage).toContain(name);
    expect(stand.server.stats()).toEqual({ sockets: 1, calls: 0, sessions: 1 });
  });

  test("GOAWAY with an error is UNAVAILABLE, and the next call connects again", async () => {
    let first = true;
    const target = await startHttp2((stream) => {
      if (first) stream.session?.goaway(constants.NGHTTP2_ENHANCE_YOUR_CALM);
      else stream.respond({ ":status": 404 }, { endStream: true });
      first = false;
    });
    const stand = await startStand();
    expect((await failureAt(stand, target.address)).code).toBe(Code.Unavailable);
    expect((await failureAt(stand, target.address)).code).toBe(Code.Unimplemented);
  });

  test("after a clean GOAWAY calls go on, and new ones get a new connection", async () => {
    const streams: http2.ServerHttp2Stream[] = [];
    const target = await startHttp2((stream) => streams.push(stream));
    const stand = await startStand();
    const first = failureAt(stand, target.address);
    await until(() => streams.length === 1, "the first call is there");
    streams[0]?.session?.goaway(constants.NGHTTP2_NO_ERROR, streams[0].id ?? 1);
    // Its answer comes behind the GOAWAY, so the second call is made after it.
    streams[0]?.respond({ ":status": 403 }, { endStream: true });
    expect((await first).code).toBe(Code.PermissionDenied);
    const second = failureAt(stand, target.address);
    await until(() => streams.length === 2, "the second call is there");
    streams[1]?.respond({ ":status": 401 }, { endStream: true });
    expect((await second).code).toBe(Code.Unauthenticated);
    expect(target.sessions.length).toBe(2);
  });

  test("an HTTP error is told as one", async () => {
    const target = await startHttp2((stream) =>
      stream.respond({ ":status": 502 }, { endStream: true }),
    );
    const stand = await startStand();
    const error = await failureAt(stand, target.address);
    expect(error.code).toBe(Code.Unavailable);
    expect(error.rawMessage).toContain("502");
  });
});

describe("connections to targets are shared", () => {
  test("one for calls one after the other and at once", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    const client = stand.greeter(target);
    await client.sayHello(hello);
    await Promise.all(Array.from({ length: 20 }, () => client.sayHello(hello)));
    expect(stand.events.filter(({ type }) => type === "session-opened")).toHaveLength(1);
  });

  test("another one when a target takes no more streams on the first", async () => {
    const target = await startGreeter(
      { sayHello: (_, callback) => void setTimeout(callback, 20, null, reply("late")) },
      { server: { "grpc.max_concurrent_streams": 2 } },
    );
    const stand = await startStand();
    const client = stand.greeter(target);
    await client.sayHello(hello);
    await Promise.all(Array.from({ length: 5 }, () => client.sayHello(hello)));
    // The second takes the rest: how many it may take is known only when it is there.
    expect(stand.server.stats().sessions).toBe(2);
  });

  test("an idle one is closed", async () => {
    const target = await startGreeter();
    const stand = await startStand({ limits: { idleSessionMs: 20 } });
    await stand.greeter(target).sayHello(hello);
    await until(() => stand.server.stats().sessions === 0, "the session is gone");
    expect((await stand.greeter(target).sayHello(hello)).message).toBe("Hello Ada");
  });

  test("an idle one makes way for another target; busy ones are a limit, which is named", async () => {
    const [first, second] = [
      await startGreeter(),
      await startGreeter({ sayHello: () => undefined }),
    ];
    const third = await startGreeter();
    const stand = await startStand({ limits: { maxSessions: 1 } });
    await stand.greeter(first).sayHello(hello);
    const controller = new AbortController();
    const busy = stand.greeter(second).sayHello(hello, { signal: controller.signal });
    busy.catch(() => undefined);
    await until(() => stand.events.some(({ type }) => type === "session-closed"), "it made way");
    const error = await failureAt(stand, third.address);
    expect(error.code).toBe(Code.ResourceExhausted);
    expect(error.rawMessage).toMatch(/maxSessions = 1/);
    controller.abort();
  });
});
