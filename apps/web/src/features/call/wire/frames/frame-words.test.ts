import { createCallLog } from "@grpc-playground/call";
import { expect, test } from "vitest";
import { framesOf } from "./feed.ts";
import { frameWords } from "./frame-words.ts";

/** The header of a DATA frame on stream 1, as the bridge tells of it. */
function dataHead(length: number): Uint8Array {
  return Uint8Array.of(length >> 16, length >> 8, length, 0, 0, 0, 0, 0, 1);
}

/** A message in its envelope. */
function envelope(size: number): Uint8Array {
  const bytes = new Uint8Array(5 + size);
  new DataView(bytes.buffer).setUint32(1, size);
  return bytes;
}

const down = { at: 1, way: "down" } as const;

test("what DATA frames carry of a message adds up to it", () => {
  const { wire } = createCallLog();
  wire.received(envelope(95));
  wire.received(envelope(1));
  wire.frames([
    { ...down, bytes: dataHead(60) },
    { ...down, bytes: dataHead(39) },
    { ...down, bytes: dataHead(1) },
    { ...down, bytes: dataHead(6) },
    { ...down, bytes: dataHead(0) },
  ]);
  expect(framesOf(wire).frames.map((frame) => frameWords(frame, wire))).toEqual([
    "bytes 0 to 59 of message 1 received",
    "bytes 60 to 98 of message 1 received",
    "byte 99 of message 1 received",
    "message 2 received",
    "no bytes: it only ends the stream",
  ]);
});

test("frames that were only counted say so, without their headers", () => {
  const { wire } = createCallLog();
  wire.frames([
    { ...down, bytes: dataHead(100) },
    { ...down, skipped: { frames: 3, bytes: 3 * 9 + 300 } },
  ]);
  const reader = framesOf(wire);
  const last = () => {
    const frame = reader.frames.at(-1);
    return frame && frameWords(frame, wire);
  };
  expect(last()).toBe("3 frames down with 300 bytes, counted and not told one by one");
  expect(reader.gap).toBeUndefined();
  // The other side's WINDOW_UPDATEs: nothing of a body, and nobody knows the windows after them.
  wire.frames([{ at: 2, way: "up", skipped: { frames: 2, bytes: 2 * 13, others: 2 } }]);
  expect(framesOf(wire)).toBe(reader);
  expect(last()).toMatch(/^2 frames up with 8 bytes.*, 2 of them other than DATA: windows and /);
  expect(reader.gap).toBe(2);
  expect(reader.carriers("up").at(-1)?.payload.body).toEqual({ start: 0, end: 0 });
});

test("frames are read once, also when the oldest are dropped meanwhile", () => {
  const { wire } = createCallLog();
  const some = Array.from({ length: 26_000 }, () => ({ ...down, bytes: dataHead(10) }));
  for (let turn = 1; turn <= 2; turn++) {
    wire.frames(some.map((frame) => ({ ...frame })));
    expect(framesOf(wire).frames).toHaveLength(turn * some.length);
  }
  expect(wire.records.length).toBeLessThan(2 * some.length);
});
