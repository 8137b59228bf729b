import { Code } from "@connectrpc/connect";
import { createBridge } from "@grpc-playground/bridge";
import { describe, expect, onTestFinished, test } from "vitest";
import { Feature, FrameType, OpenFlag } from "../src/frames.ts";
import { encodeReset, encodeEnd } from "../src/payloads.ts";
import { encodeFrame } from "../src/split.ts";
import { encodeTapConnection, encodeTapFrames } from "../src/tap/codec.ts";
import { startGreeter } from "./support/greeter.ts";
import { failureOf, inspected, untilGone } from "./support/inspected.ts";
import { grpcHead, startLiar } from "./support/liar.ts";
import { helloFrame, openFrame, openRawTab } from "./support/raw-tab.ts";
import { startRecorder } from "./support/recorder.ts";
import { startStand, until } from "./support/stand.ts";

const offering = helloFrame({ features: Feature.inspect });

const raw = (type: number, id: number, ...bytes: number[]) =>
  encodeFrame(type, id, Uint8Array.from(bytes));

const dialling = (id: number) =>
  encodeFrame(
    FrameType.tapConnection,
    id,
    encodeTapConnection({ at: 1, state: "dialling", detail: "somewhere" }),
  );

/** An inspected call to a server end that answers its OPEN with these frames. */
async function callLiar(frames: (id: number) => Uint8Array[]) {
  const liar = await startLiar((socket, id) => {
    for (const frame of frames(id)) socket.send(frame);
  }, offering);
  const bridge = createBridge({ url: liar.url });
  onTestFinished(() => bridge.close());
  const recorder = startRecorder();
  const call = failureOf(
    inspected({ bridge }, { address: "127.0.0.1:1" }, recorder).sayHello({ name: "x" }),
  );
  return { liar, bridge, recorder, call };
}

describe("a server end that breaks the protocol of a tap ends its call and the tap", () => {
  test.each<[string, Code, RegExp, (id: number) => Uint8Array]>([
    ["an empty TAP_FRAMES", Code.InvalidArgument, /TAP_FRAMES/, (id) => raw(0x10, id)],
    ["a record cut short", Code.InvalidArgument, /too early/, (id) => raw(0x10, id, 0, 0, 0)],
    ["unknown flags", Code.InvalidArgument, /flags/, (id) => raw(0x10, id, 0x40)],
    ["an unknown state", Code.InvalidArgument, /state/, (id) => raw(0x11, id, 9)],
    ["a TAP_FLOW cut short", Code.InvalidArgument, /TAP_FLOW/, (id) => raw(0x12, id, 1, 2, 3)],
    ["a TAP_END with something in it", Code.InvalidArgument, /TAP_END/, (id) => raw(0x13, id, 1)],
    ["an unknown type", Code.Unimplemented, /unknown frame type 0x14/, (id) => raw(0x14, id)],
  ])("%s", async (_, code, message, frame) => {
    const { liar, recorder, call } = await callLiar((id) => [dialling(id), frame(id)]);
    const error = await call;
    expect(error.code).toBe(code);
    expect(error.rawMessage).toMatch(message);
    expect(recorder.states()).toEqual(["dialling"]);
    expect(recorder.ended).toBe(1);
    await until(
      () => liar.heard.some(([type]) => type === FrameType.reset),
      "the server end was told",
    );
    // The socket, and with it every other call, goes on.
    expect(liar.closed).toEqual([]);
  });

  test("frames for a tap that is over mean nothing", async () => {
    const { liar, recorder, call } = await callLiar((id) => [
      dialling(id),
      raw(0x13, id),
      raw(0x10, id),
      encodeFrame(
        FrameType.reset,
        id,
        encodeReset({ code: Code.Aborted, message: "the call goes on without its tap" }),
      ),
    ]);
    // A tap that is over before its call is at fault for whatever else it says.
    expect((await call).code).toBe(Code.Unimplemented);
    expect(recorder.ended).toBe(1);
    expect(liar.closed).toEqual([]);
  });

  test("taps of calls that are over, and an end without one", async () => {
    const late = { at: 2, way: "down", bytes: Uint8Array.of(0, 0, 0, 7, 0, 0, 0, 0, 0) } as const;
    const { bridge, recorder, call } = await callLiar((id) => [
      dialling(id),
      grpcHead(id),
      encodeFrame(FrameType.end, id, encodeEnd([["grpc-status", "5"]])),
      encodeFrame(FrameType.tapFrames, id, encodeTapFrames([late]).payload),
    ]);
    expect((await call).code).toBe(Code.NotFound);
    await until(() => recorder.records.length === 1, "the late frame was told");
    expect(recorder.ended).toBe(0);
    bridge.close();
    expect(recorder.ended).toBe(1);
  });
});

describe("a tab that breaks it", () => {
  test.each([FrameType.tapFrames, FrameType.tapConnection, FrameType.tapFlow, FrameType.tapEnd])(
    "by sending a tap's frame of type %i ends its call",
    async (type) => {
      const target = await startGreeter();
      const stand = await startStand();
      const tab = await openRawTab(stand.url, true, true);
      tab.send(openFrame(1, target, { inspect: true }), raw(type, 1, 0));
      const { reset } = await tab.hear(1, "reset");
      expect(reset?.code).toBe(Code.Unimplemented);
      await untilGone(stand);
      expect(tab.closed).toBeUndefined();
    },
  );

  test("a tab that does not ask is told nothing, whatever its own HELLO says", async () => {
    const target = await startGreeter();
    const stand = await startStand();
    // Fails on any frame of a tap.
    const tab = await openRawTab(stand.url);
    tab.send(openFrame(1, target), raw(FrameType.end, 1));
    const { head } = await tab.hear(1, "trailers");
    expect(head?.headers).toContainEqual(["grpc-status", "0"]);
    expect(OpenFlag.inspect).toBe(0x04);
  });
});
