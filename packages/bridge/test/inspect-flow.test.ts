import { create } from "@bufbuild/protobuf";
import type { FlowSample } from "@grpc-playground/bridge";
import { DelayedReplySchema } from "@grpc-playground/gen/greet_pb";
import { describe, expect, test } from "vitest";
import { FrameType } from "../src/frames.ts";
import { encodeFrame } from "../src/split.ts";
import { reply, startGreeter } from "./support/greeter.ts";
import type { Target } from "./support/greeter.ts";
import { collect, failureOf, inspected, untilGone } from "./support/inspected.ts";
import { endFrame, envelope, helloFrame, openFrame, openRawTab } from "./support/raw-tab.ts";
import { Http2, startRecorder } from "./support/recorder.ts";
import type { Recorder } from "./support/recorder.ts";
import { startStand, until } from "./support/stand.ts";

const hello = { greeting: "Hello", name: "Ada" };
const KIB = 1024;
const MESSAGE = 4 * KIB;

const windows = {
  receiveWindow: 512 * KIB,
  limits: { window: 512 * KIB, targetWindow: 128 * KIB },
};

/** A target whose parrot writes so many messages of so many bytes, as fast as it may. */
async function startParrot(count: number, size = MESSAGE): Promise<Target> {
  return startGreeter({
    parrotSaysHello(call) {
      const message = reply("x".repeat(size));
      let written = 0;
      const go = () => {
        while (written < count) {
          written++;
          if (call.write(message)) continue;
          call.once("drain", go);
          return;
        }
        call.end();
      };
      go();
    },
  });
}

const untilSample = (recorder: Recorder, what: string, holds: (sample: FlowSample) => boolean) =>
  until(() => recorder.samples.some(holds), what);

describe("what waits where", () => {
  test("a reader that pauses fills every hop, until the target may send nothing; then it goes on", async () => {
    const count = 1024;
    const target = await startParrot(count);
    const stand = await startStand(windows);
    const recorder = startRecorder();
    const answers = inspected(stand, target, recorder).parrotSaysHello({})[Symbol.asyncIterator]();
    await answers.next();
    await untilSample(recorder, "the target's window is closed", (s) => s.target.window < MESSAGE);
    const stopped = recorder.samples.at(-1);
    expect(stopped?.target.window).toBeLessThan(MESSAGE);
    expect(stopped?.target.window).toBeGreaterThanOrEqual(0);
    expect(stopped?.bridge.paused).toBe(true);
    expect(stopped?.bridge.queuedDown).toBeGreaterThan(0);
    expect(stopped?.tab.unread).toBeGreaterThan(windows.receiveWindow / 2);
    // The tab holds what the bridge was let send, and the rest waits there.
    expect(stopped?.tab.window).toBeLessThan(MESSAGE);
    expect(recorder.receivedBytes).toBeLessThan(stopped?.target.sent ?? 0);
    const stoppedAt = recorder.samples.length;

    let received = 1;
    while ((await answers.next()).done !== true) received++;
    expect(received).toBe(count);
    await recorder.untilEnded();
    const after = recorder.samples.slice(stoppedAt);
    expect(after.some(({ target: { window } }) => window > windows.limits.targetWindow / 2)).toBe(
      true,
    );
    expect(after.at(-1)?.bridge).toEqual({ queuedDown: 0, queuedUp: 0, paused: false });
    expect(after.at(-1)?.target.sent).toBe(recorder.receivedBytes);
    await untilGone(stand);
  });

  test("a target that stops reading closes its window, and the request waits in the bridge and the tab", async () => {
    const resumed = Promise.withResolvers<void>();
    const target = await startGreeter({
      chattyClientSaysHello(call, callback) {
        call.once("data", () => {
          call.pause();
          void resumed.promise.then(() => call.resume());
        });
        call.on("data", () => undefined);
        call.on("end", () => callback(null, create(DelayedReplySchema, { message: "all" })));
      },
    });
    const stand = await startStand(windows);
    const recorder = startRecorder();
    const answer = inspected(stand, target, recorder).chattyClientSaysHello(
      (async function* () {
        for (let sent = 0; sent < 1024; sent++) yield { name: "x".repeat(MESSAGE) };
      })(),
    );
    await untilSample(
      recorder,
      "everything is full",
      (s) => s.target.sendWindow === 0 && s.bridge.queuedUp > 0 && s.tab.sendWindow === 0,
    );
    const stopped = recorder.samples.at(-1);
    expect(stopped?.tab.unsent).toBeGreaterThan(0);
    expect(stopped?.target.taken).toBeLessThan(recorder.sentBytes);
    resumed.resolve();
    expect((await answer).message).toBe("all");
    await recorder.untilEnded();
    expect(recorder.samples.at(-1)?.target.taken).toBe(recorder.sentBytes);
    expect(recorder.samples.at(-1)?.bridge.queuedUp).toBe(0);
    await untilGone(stand);
  });

  test("is not sampled while nothing changes", async () => {
    const target = await startGreeter({ parrotSaysHello: (call) => call.write(reply("one")) });
    const stand = await startStand();
    const recorder = startRecorder();
    const controller = new AbortController();
    const { signal } = controller;
    const call = inspected(stand, target, recorder).parrotSaysHello(hello, { signal });
    const answers = call[Symbol.asyncIterator]();
    await answers.next();
    await untilSample(recorder, "the answer is seen", (s) => s.target.sent > 0);
    const { length } = recorder.samples;
    // Another inspected call takes longer than a sample would.
    const other = startRecorder();
    const brief = inspected(stand, target, other).parrotSaysHello(hello, { timeoutMs: 300 });
    await failureOf(collect(brief));
    await other.untilEnded();
    expect(recorder.samples).toHaveLength(length);
    controller.abort();
    await recorder.untilEnded();
  });
});

describe("what is told is bounded", () => {
  test("DATA frames beyond maxTapFrames are counted, and all else is still told", async () => {
    const count = 500;
    const target = await startParrot(count, 10);
    const stand = await startStand({ limits: { maxTapFrames: 20 } });
    const recorder = startRecorder();
    expect(await collect(inspected(stand, target, recorder).parrotSaysHello(hello))).toHaveLength(
      count,
    );
    await recorder.untilEnded();
    const down = recorder.records.filter(({ way }) => way === "down");
    const told = down.filter((r) => "bytes" in r && r.bytes[3] === Http2.data);
    expect(told).toHaveLength(20);
    const skipped = skipsOf(down);
    expect(skipped.frames).toBeGreaterThan(0);
    expect(skipped.others).toBe(0);
    expect(dataBytes(down) + skipped.bytes - 9 * skipped.frames).toBe(recorder.receivedBytes);
    // The trailers come behind what was counted.
    const trailers = down.findLastIndex(
      (record) => "bytes" in record && record.bytes[3] === Http2.headers,
    );
    expect(trailers).toBeGreaterThan(down.findLastIndex((record) => "skipped" in record));
    await untilGone(stand);
  });

  test("other frames beyond maxTapBytes are counted, and said to be others", async () => {
    const target = await startGreeter();
    const stand = await startStand({ limits: { maxTapBytes: 150 } });
    const recorder = startRecorder();
    await inspected(stand, target, recorder).sayHello(hello);
    await recorder.untilEnded();
    const toldBytes = recorder.records
      .flatMap((record) => ("bytes" in record && record.bytes[3] !== Http2.data ? [record] : []))
      .reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(toldBytes).toBeLessThanOrEqual(150);
    expect(skipsOf(recorder.records).others).toBeGreaterThan(0);
    await untilGone(stand);
  });

  test("for a tab that does not read, frames are counted, and it hears of them when it does", async () => {
    const limits = { maxTapFrames: 100, maxBufferedBytes: 256 * KIB };
    const target = await startParrot(Infinity);
    const stand = await startStand({ limits });
    const tab = await openRawTab(stand.url, false, true);
    // A window that only the socket's own buffer can hold back.
    tab.send(helloFrame({ window: 0x7fff_ffff }));
    tab.socket.pause();
    tab.send(
      openFrame(1, target, { path: "/greet.Greeter/ParrotSaysHello", inspect: true }),
      encodeFrame(FrameType.data, 1, envelope(1)),
      endFrame(1),
    );
    const [socket] = stand.webSockets.clients;
    await until(() => (socket?.bufferedAmount ?? 0) > limits.maxBufferedBytes, "it is choked");
    // The time that calls of another tab take, in which frames would pile up.
    const other = await startStand();
    const still = await startGreeter();
    for (let i = 0; i < 25; i++) await other.greeter(still).sayHello(hello);
    tab.socket.resume();
    await until(() => skipsOf(tab.heard(1).tapped).frames > 100, "it was told of frames");
    const told = tab.heard(1).tapped.filter((r) => "bytes" in r && r.bytes[3] === Http2.data);
    // One up, and of those that came down no more than the limit.
    expect(told.filter(({ way }) => way === "down")).toHaveLength(100);
    expect(told.filter(({ way }) => way === "up")).toHaveLength(1);
    tab.socket.terminate();
    await untilGone(stand);
  });
});

/** All that was counted and not told, together. */
function skipsOf(records: Recorder["records"]): { frames: number; bytes: number; others: number } {
  const sum = { frames: 0, bytes: 0, others: 0 };
  for (const record of records) {
    if (!("skipped" in record)) continue;
    sum.frames += record.skipped.frames;
    sum.bytes += record.skipped.bytes;
    sum.others += record.skipped.others ?? 0;
  }
  return sum;
}

/** Content of the DATA frames that were told. */
function dataBytes(records: Recorder["records"]): number {
  let sum = 0;
  for (const record of records) {
    if ("skipped" in record || record.bytes[3] !== Http2.data) continue;
    sum += Buffer.from(record.bytes).readUIntBE(0, 3);
  }
  return sum;
}
