import { Code, ConnectError } from "@connectrpc/connect";
import { createBridge } from "@grpc-playground/bridge";
import type { ServerSocket } from "@grpc-playground/bridge/server";
import * as grpc from "@grpc/grpc-js";
import * as http2 from "node:http2";
import { describe, expect, onTestFinished, test } from "vitest";
import { FrameType } from "../src/frames.ts";
import { decodeHello, encodeHello } from "../src/payloads.ts";
import { encodeFrame, splitMessage } from "../src/split.ts";
import { reply, startGreeter } from "./support/greeter.ts";
import { collect, failureOf, inspected, untilGone } from "./support/inspected.ts";
import { Http2, startRecorder } from "./support/recorder.ts";
import type { Recorder } from "./support/recorder.ts";
import { startStand, until } from "./support/stand.ts";
import type { Stand } from "./support/stand.ts";

const hello = { greeting: "Hello", name: "Ada" };

const END_STREAM = 0x1;

/** The error code of the one RST_STREAM that went this way. */
function resetCode(recorder: Recorder, way: "up" | "down"): number | undefined {
  const resets = recorder.records.filter(
    (record) => record.way === way && "bytes" in record && record.bytes[3] === Http2.rstStream,
  );
  expect(resets.length).toBeLessThan(2);
  const [reset] = resets;
  if (reset === undefined || !("bytes" in reset)) return undefined;
  return Buffer.from(reset.bytes).readUInt32BE(9);
}

/** Something that ends well, and something that says it is not over yet. */
async function afterFirst(
  answers: AsyncIterable<{ message: string }>,
): Promise<AsyncIterator<{ message: string }>> {
  const iterator = answers[Symbol.asyncIterator]();
  expect((await iterator.next()).done).toBe(false);
  return iterator;
}

describe("how a call ends is seen in its frames", () => {
  test("trailers: HEADERS that end the stream are told before the call's end", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    const recorder = startRecorder();
    await collect(inspected(stand, target, recorder).parrotSaysHello(hello));
    // The call has ended, and what is told of it perhaps not.
    const last = recorder.heads("down").findLast(({ stream }) => stream === 1);
    expect(last?.type).toBe(Http2.headers);
    expect((last?.flags ?? 0) & END_STREAM).toBe(END_STREAM);
    await recorder.untilEnded();
    expect(recorder.heads("up").at(-1)?.type).toBe(Http2.goaway);
    await untilGone(stand);
  });

  test("trailers only: one HEADERS, which ends the stream, and no DATA", async () => {
    const target = await startGreeter({
      sayHello: (_, callback) => callback({ code: grpc.status.NOT_FOUND, details: "nobody" }),
    });
    const stand = await startStand();
    const recorder = startRecorder();
    const error = await failureOf(inspected(stand, target, recorder).sayHello(hello));
    expect(error.code).toBe(Code.NotFound);
    await recorder.untilEnded();
    const frames = recorder.heads("down").filter(({ stream }) => stream === 1);
    expect(frames.map(({ type }) => type)).toEqual([Http2.headers]);
    expect((frames[0]?.flags ?? 0) & END_STREAM).toBe(END_STREAM);
    expect(recorder.receivedBytes).toBe(0);
    await untilGone(stand);
  });

  test("cancelled here: RST_STREAM with CANCEL goes up, and then GOAWAY", async () => {
    const target = await startGreeter({ parrotSaysHello: (call) => call.write(reply("one")) });
    const stand = await startStand();
    const recorder = startRecorder();
    const controller = new AbortController();
    const { signal } = controller;
    const answers = inspected(stand, target, recorder).parrotSaysHello(hello, { signal });
    const iterator = await afterFirst(answers);
    controller.abort();
    expect((await failureOf(iterator.next())).code).toBe(Code.Canceled);
    expect(recorder.ended).toBe(0);
    await recorder.untilEnded();
    expect(resetCode(recorder, "up")).toBe(http2.constants.NGHTTP2_CANCEL);
    expect(recorder.heads("up").at(-1)?.type).toBe(Http2.goaway);
    expect(recorder.states().at(-1)).toBe("closed");
    await untilGone(stand);
  });

  test("a deadline: the call ends with it, and its stream is reset", async () => {
    const target = await startGreeter({ parrotSaysHello: (call) => call.write(reply("one")) });
    const stand = await startStand();
    const recorder = startRecorder();
    // Long enough for the connection to be made on a busy machine: then there is a stream to end.
    const call = inspected(stand, target, recorder).parrotSaysHello(hello, { timeoutMs: 1000 });
    expect((await failureOf(collect(call))).code).toBe(Code.DeadlineExceeded);
    await recorder.untilEnded();
    // Whose clock was first is a matter of luck: the target ends it with trailers.
    const endedByTarget = recorder
      .heads("down")
      .some(({ type, flags }) => type === Http2.headers && (flags & END_STREAM) !== 0);
    expect(endedByTarget || resetCode(recorder, "up") !== undefined).toBe(true);
    expect(recorder.ended).toBe(1);
    await untilGone(stand);
  });

  test("an answer before the request has ended: the request is ended too, with an empty DATA", async () => {
    const target = await startGreeter({
      interactingHello(call) {
        call.write(reply("enough"));
        call.end();
      },
    });
    const stand = await startStand();
    const recorder = startRecorder();
    const over = Promise.withResolvers<void>();
    const call = inspected(stand, target, recorder).interactingHello(
      (async function* () {
        yield hello;
        await over.promise;
      })(),
    );
    expect(await collect(call)).toEqual(["enough"]);
    over.resolve();
    await recorder.untilEnded();
    const last = recorder.heads("up").findLast(({ stream }) => stream === 1);
    expect(last).toMatchObject({ type: Http2.data, length: 0, flags: END_STREAM });
    await untilGone(stand);
  });

  test("the target dies: what it had sent, and that the connection is lost", async () => {
    const target = await startGreeter({ parrotSaysHello: (call) => call.write(reply("last")) });
    const stand = await startStand();
    const recorder = startRecorder();
    const answers = inspected(stand, target, recorder).parrotSaysHello(hello);
    const iterator = await afterFirst(answers);
    target.kill();
    expect((await failureOf(iterator.next())).code).toBe(Code.Unavailable);
    await recorder.untilEnded();
    expect(recorder.states()).toEqual(["dialling", "connected", "ready", "closed"]);
    expect(recorder.events.at(-1)?.detail).not.toBe("its call was over");
    expect(recorder.samples.at(-1)?.target.sent).toBe(recorder.receivedBytes);
    await untilGone(stand);
  });
});

/** A call that the target never answers. */
async function startWaiting(): Promise<{
  stand: Stand;
  recorder: Recorder;
  call: Promise<ConnectError>;
}> {
  const target = await startGreeter({ sayHello: () => undefined });
  const stand = await startStand();
  const recorder = startRecorder();
  const call = failureOf(inspected(stand, target, recorder).sayHello(hello));
  await until(() => recorder.states().includes("ready"), "the target is connected");
  return { stand, recorder, call };
}

describe("it is over once, however the call fares", () => {
  test("the socket is lost", async () => {
    const { stand, recorder, call } = await startWaiting();
    for (const socket of stand.webSockets.clients) socket.terminate();
    expect((await call).code).toBe(Code.Unavailable);
    expect(recorder.ended).toBe(1);
    await untilGone(stand);
  });

  test("the page closes the bridge", async () => {
    const { stand, recorder, call } = await startWaiting();
    stand.bridge.close();
    expect((await call).code).toBe(Code.Unavailable);
    expect(recorder.ended).toBe(1);
    const late = startRecorder();
    await failureOf(inspected(stand, { address: "127.0.0.1:1" }, late).sayHello(hello));
    expect(late.ended).toBe(1);
    await untilGone(stand);
  });

  test("there is no server end", async () => {
    const recorder = startRecorder();
    const bridge = createBridge({ url: "ws://127.0.0.1:1/bridge" });
    const target = { address: "127.0.0.1:1" };
    const error = await failureOf(inspected({ bridge }, target, recorder).sayHello(hello));
    expect(error.code).toBe(Code.Unavailable);
    expect(recorder.ended).toBe(1);
    expect(recorder.events, "nothing left the tab").toEqual([
      { at: 0, state: "failed", detail: error.rawMessage },
    ]);
  });

  test("cancelled before it was made", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    const recorder = startRecorder();
    const signal = AbortSignal.abort();
    const call = inspected(stand, target, recorder).sayHello(hello, { signal });
    expect((await failureOf(call)).code).toBe(Code.Canceled);
    expect(recorder.ended).toBe(1);
    expect(stand.events.some(({ type }) => type === "call-opened")).toBe(false);
  });

  test("cancelled in the turn in which it was made, before OPEN was sent", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    await stand.greeter(target).sayHello(hello);
    const recorder = startRecorder();
    const controller = new AbortController();
    const client = stand.bridge.client(
      { address: target.address, tls: false },
      { inspector: recorder.inspector, frames: true },
    );
    const response = client({
      url: "http://any/greet.Greeter/InteractingHello",
      method: "POST",
      header: new Headers({ "content-type": "application/grpc" }),
      signal: controller.signal,
      body: (async function* () {
        await Promise.withResolvers<void>().promise;
        yield new Uint8Array(1);
      })(),
    });
    controller.abort(new ConnectError("enough", Code.Canceled));
    expect((await failureOf(response)).code).toBe(Code.Canceled);
    expect(recorder.ended).toBe(1);
    expect(stand.events.filter(({ type }) => type === "call-opened")).toHaveLength(1);
  });

  test("an OPEN that the server end refuses, of which nothing is told", async () => {
    const target = await startGreeter();
    const stand = await startStand({ limits: { maxHeaders: 3 } });
    const recorder = startRecorder();
    const headers = Object.fromEntries([1, 2, 3, 4].map((i) => [`x-${i}`, "y"]));
    const call = inspected(stand, target, recorder).sayHello(hello, { headers });
    expect((await failureOf(call)).rawMessage).toMatch(/maxHeaders = 3/);
    await recorder.untilEnded();
    expect(recorder.ended).toBe(1);
    expect(recorder.events).toEqual([]);
    expect(stand.server.stats()).toEqual({ sockets: 1, calls: 0, sessions: 0 });
  });
});

describe("the bodies alone", () => {
  test("are told without a connection of the call's own", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    await stand.greeter(target).sayHello(hello);
    const recorder = startRecorder();
    await collect(inspected(stand, target, recorder, false).parrotSaysHello(hello));
    expect(recorder.ended).toBe(1);
    expect(recorder.records).toEqual([]);
    expect(recorder.events).toEqual([]);
    expect(recorder.sentBytes).toBe(5 + 12);
    expect(recorder.receivedBytes).toBe(3 * (5 + 11));
    expect(stand.events.filter(({ type }) => type === "session-opened")).toHaveLength(1);
  });

  test("are all there is of a server end that does not offer frames", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    const { url, flags } = await startOldServer(stand);
    const bridge = createBridge({ url });
    onTestFinished(() => bridge.close());
    const recorder = startRecorder();
    const answers = await collect(inspected({ bridge }, target, recorder).parrotSaysHello(hello));
    expect(answers).toHaveLength(3);
    expect(recorder.ended).toBe(1);
    expect(recorder.receivedBytes).toBe(3 * (5 + 11));
    expect(recorder.events).toEqual([]);
    expect(recorder.records).toEqual([]);
    // A target, and no `inspect`.
    expect(flags).toEqual([0x01]);
  });
});

/** The stand's server end as it was before it offered anything: its HELLO has no features. */
async function startOldServer(stand: Stand): Promise<{ url: string; flags: number[] }> {
  const flags: number[] = [];
  stand.webSockets.removeAllListeners("connection");
  stand.webSockets.on("connection", (socket) => {
    socket.on("message", (data: Buffer) => {
      for (const { type, payload } of splitMessage(data, 10_000_000)) {
        if (type === FrameType.open) flags.push(payload[0] ?? -1);
      }
    });
    const old: ServerSocket = new Proxy(socket, {
      get(target, name) {
        if (name === "send") {
          return (data: Uint8Array, done: () => void) => target.send(withoutFeatures(data), done);
        }
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    stand.server.accept(old);
  });
  return { url: stand.url, flags };
}

function withoutFeatures(message: Uint8Array): Uint8Array {
  const frames = splitMessage(message, 10_000_000);
  return Buffer.concat(
    frames.map(({ type, id, payload }) =>
      encodeFrame(
        type,
        id,
        type === FrameType.hello ? encodeHello({ ...decodeHello(payload), features: 0 }) : payload,
      ),
    ),
  );
}
