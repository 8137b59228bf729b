import { Code, ConnectError } from "@connectrpc/connect";
import type { BridgeTarget } from "@grpc-playground/bridge";
import { createTarget } from "@grpc-playground/bridge/server";
import * as grpc from "@grpc/grpc-js";
import * as http from "node:http";
import * as net from "node:net";
import * as tls from "node:tls";
import { describe, expect, test } from "vitest";
import { startGreeter } from "./support/greeter.ts";
import { collect, failureOf, inspected, untilGone } from "./support/inspected.ts";
import { listen } from "./support/listen.ts";
import { Http2, startRecorder } from "./support/recorder.ts";
import { selfSigned } from "./support/self-signed.ts";
import { startStand, until } from "./support/stand.ts";
import type { StandOptions } from "./support/stand.ts";

const hello = { greeting: "Hello", name: "Ada" };

/** Takes every target for one on this machine by the name of localhost, whose certificate may be trusted. */
function asLocalhost(ca?: Buffer) {
  return (target: BridgeTarget | undefined) =>
    createTarget({
      host: "localhost",
      pinnedAddress: "127.0.0.1",
      port: Number(target?.address.split(":")[1]),
      tls: target?.tls ?? false,
      ...(ca === undefined ? {} : { tlsOptions: { ca } }),
    });
}

async function startTlsGreeter(): Promise<{ address: string; cert: Buffer }> {
  const { key, cert } = await selfSigned("localhost");
  const credentials = grpc.ServerCredentials.createSsl(null, [
    { private_key: key, cert_chain: cert },
  ]);
  const { address } = await startGreeter({}, { credentials });
  return { address, cert };
}

test("over TLS, what is told is the plaintext, and how it was secured", async () => {
  const { address, cert } = await startTlsGreeter();
  const stand = await startStand({ resolve: asLocalhost(cert) });
  const recorder = startRecorder();
  const client = inspected(stand, { address, tls: true }, recorder);
  expect(await collect(client.parrotSaysHello(hello))).toHaveLength(3);
  await recorder.untilEnded();
  expect(recorder.states()).toEqual(["dialling", "connected", "secured", "ready", "closed"]);
  expect(recorder.events[1]?.detail).toBe(address);
  expect(recorder.events[2]?.detail).toMatch(/^TLSv1\.3, TLS_\w+, ALPN h2$/);
  expect(recorder.heads("up")[0]?.type).toBe(Http2.settings);
  expect(recorder.heads("down").filter(({ type }) => type === Http2.data)).toHaveLength(3);
  await untilGone(stand);
});

interface Case {
  readonly address: string;
  readonly tls?: boolean;
  readonly stand?: StandOptions;
  /** The states of the connection. */
  readonly states: string[];
  /** Whether this end got as far as to speak HTTP/2. */
  readonly spoke: boolean;
}

const cases: Record<string, () => Promise<Case>> = {
  "nothing listens": async () => {
    const server = net.createServer();
    const address = await listen(server);
    server.close();
    return { address, states: ["dialling", "failed"], spoke: false };
  },
  "an HTTP/1 server": async () => ({
    address: await listen(http.createServer((_, response) => response.end("hi"))),
    states: ["dialling", "connected", "failed"],
    spoke: true,
  }),
  "a server that says nothing": async () => ({
    address: await listen(net.createServer(() => undefined)),
    stand: { limits: { connectTimeoutMs: 50 } },
    states: ["dialling", "connected", "failed"],
    spoke: true,
  }),
  "a server that says nothing to a TLS handshake": async () => ({
    address: await listen(net.createServer(() => undefined)),
    tls: true,
    stand: { limits: { connectTimeoutMs: 50 } },
    states: ["dialling", "connected", "failed"],
    spoke: false,
  }),
  "a server that hangs up": async () => ({
    address: await listen(net.createServer((socket) => socket.destroy())),
    states: ["dialling", "connected", "failed"],
    spoke: true,
  }),
  "TLS asked of a server without": async () => ({
    address: (await startGreeter()).address,
    tls: true,
    states: ["dialling", "connected", "failed"],
    spoke: false,
  }),
  "a certificate that nobody vouches for": async () => ({
    address: (await startTlsGreeter()).address,
    tls: true,
    stand: { resolve: asLocalhost() },
    states: ["dialling", "connected", "failed"],
    spoke: false,
  }),
  "TLS without HTTP/2": async () => {
    const pair = await selfSigned("localhost");
    return {
      address: await listen(tls.createServer(pair)),
      tls: true,
      stand: { resolve: asLocalhost(pair.cert) },
      states: ["dialling", "connected", "secured", "failed"],
      spoke: false,
    };
  },
  "a policy that refuses": async () => ({
    address: "example.com:443",
    stand: {
      resolve: () => {
        throw new ConnectError("not on the allow-list", Code.PermissionDenied);
      },
    },
    states: ["failed"],
    spoke: false,
  }),
};

describe("a target that cannot be called fails in the same words, which are told", () => {
  test.each(Object.entries(cases))("%s", async (_, start) => {
    const { address, tls: useTls = false, states, spoke, ...rest } = await start();
    const stand = await startStand(rest.stand);
    const target = { address, tls: useTls };
    const plain = await failureOf(stand.greeter(target).sayHello(hello));
    const recorder = startRecorder();
    const error = await failureOf(inspected(stand, target, recorder).sayHello(hello));
    expect([error.code, error.rawMessage]).toEqual([plain.code, plain.rawMessage]);
    await recorder.untilEnded();
    expect(recorder.states()).toEqual(states);
    expect(recorder.events.at(-1)?.detail).toBe(error.rawMessage);
    // The preface and SETTINGS, and never the call's own HEADERS.
    const types = recorder.heads("up").map(({ type }) => type);
    expect(types.includes(Http2.settings)).toBe(spoke);
    expect(types).not.toContain(Http2.headers);
    expect(recorder.heads("down")).toEqual([]);
    expect(recorder.ended).toBe(1);
    await untilGone(stand);
  });
});

describe("a call that is cancelled before its target is ready leaves nothing", () => {
  test.each([
    ["in plaintext", false],
    ["in the TLS handshake", true],
  ])("%s", async (_, useTls) => {
    let connections = 0;
    const address = await listen(net.createServer(() => connections++));
    const stand = await startStand();
    const recorder = startRecorder();
    const controller = new AbortController();
    const { signal } = controller;
    const call = inspected(stand, { address, tls: useTls }, recorder).sayHello(hello, { signal });
    await until(() => connections === 1, "the target was dialled");
    await until(() => recorder.states().includes("connected"), "it is connected");
    controller.abort();
    expect((await failureOf(call)).code).toBe(Code.Canceled);
    await recorder.untilEnded();
    expect(recorder.states()).toEqual(["dialling", "connected", "closed"]);
    expect(recorder.events.at(-1)?.detail).toBe("its call was over");
    await untilGone(stand);
  });

  test("at once", async () => {
    const address = await listen(net.createServer(() => undefined));
    const stand = await startStand();
    await stand.greeter(await startGreeter()).sayHello(hello);
    const recorder = startRecorder();
    const controller = new AbortController();
    const { signal } = controller;
    const call = inspected(stand, { address }, recorder).sayHello(hello, { signal });
    await until(() => stand.server.stats().sessions === 2, "the target is dialled");
    controller.abort();
    expect((await failureOf(call)).code).toBe(Code.Canceled);
    await recorder.untilEnded();
    expect(recorder.states().at(-1)).toBe("closed");
    await until(() => stand.server.stats().sessions === 1, "the connection is gone");
  });
});

describe("connections of their own are bounded as shared ones are", () => {
  test("an idle one makes way; a busy one is a limit, which is named", async () => {
    const [first, second] = [await startGreeter(), await startGreeter()];
    const stand = await startStand({ limits: { maxSessions: 1 } });
    await stand.greeter(first).sayHello(hello);
    expect(stand.server.stats().sessions).toBe(1);

    const recorder = startRecorder();
    const controller = new AbortController();
    const { signal } = controller;
    const calls = inspected(stand, second, recorder).interactingHello(
      (async function* () {
        yield hello;
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
      })(),
      { signal },
    );
    const busy = calls[Symbol.asyncIterator]();
    await busy.next();
    expect(stand.server.stats().sessions).toBe(1);

    const refused = startRecorder();
    const error = await failureOf(inspected(stand, first, refused).sayHello(hello));
    expect(error.code).toBe(Code.ResourceExhausted);
    expect(error.rawMessage).toMatch(/maxSessions = 1/);
    await refused.untilEnded();
    expect(refused.states()).toEqual(["failed"]);

    controller.abort();
    await recorder.untilEnded();
    await untilGone(stand);
  });

  test("none is shared, with an inspected call nor with another", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    await stand.greeter(target).sayHello(hello);
    for (let i = 0; i < 3; i++) {
      const recorder = startRecorder();
      await inspected(stand, target, recorder).sayHello(hello);
      await stand.greeter(target).sayHello(hello);
      await recorder.untilEnded();
    }
    expect(stand.events.filter(({ type }) => type === "session-opened")).toHaveLength(4);
    await until(() => stand.server.stats().sessions === 1, "only the shared one is left");
  });

  test("a server that closes ends them, and what is told", async () => {
    const target = await startGreeter({ parrotSaysHello: () => undefined });
    const stand = await startStand();
    const recorder = startRecorder();
    const call = failureOf(collect(inspected(stand, target, recorder).parrotSaysHello(hello)));
    await until(() => recorder.states().includes("ready"), "the target is connected");
    await stand.server.close();
    expect((await call).code).toBe(Code.Unavailable);
    await recorder.untilEnded();
    expect(stand.server.stats()).toEqual({ sockets: 0, calls: 0, sessions: 0 });
    expect(recorder.ended).toBe(1);
  });
});
