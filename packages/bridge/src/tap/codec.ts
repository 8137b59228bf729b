import { fromUtf8, Reader, utf8, Writer } from "../bytes.ts";
import { exceeds, malformed } from "../faults.ts";
import { MAX_REASON } from "../frames.ts";
import type { ConnectionEvent, FlowSample, SkippedFrames, TappedFrame } from "../inspect.ts";

// What is inside the frames of types 0x10 to 0x13: docs/BRIDGE.md, "Inspected
// calls". Decoding throws a CallFault and nothing else.

const RecordFlag = { down: 0x01, skipped: 0x02 } as const;

const FlowFlag = { paused: 0x01 } as const;

/** As numbered on the wire. */
const STATES: readonly ConnectionEvent["state"][] = [
  "dialling",
  "connected",
  "secured",
  "ready",
  "failed",
  "closed",
];

/** The longest run of bytes that one record may have: an HTTP/2 frame of the default size, and its header. */
const MAX_RECORD = 9 + 16_384;

/** A payload is closed when it reaches this size: with one more record, every peer takes it. */
const BATCH_BYTES = 32 * 1024;

export type TapRecord = TappedFrame | SkippedFrames;

/** The server end's part of a FlowSample. */
export type ServerFlow = Omit<FlowSample, "tab">;

const writer = new Writer();

function writeAt(at: number): void {
  writer.u48(Math.max(0, Math.round(at * 1000)));
}

function readAt(reader: Reader): number {
  return reader.u48() / 1000;
}

function writeRecord(record: TapRecord): void {
  const way = record.way === "down" ? RecordFlag.down : 0;
  if ("skipped" in record) {
    writer.u8(way | RecordFlag.skipped);
    writeAt(record.at);
    writer.u32(record.skipped.frames);
    writer.u48(record.skipped.bytes);
    writer.u32(record.skipped.others ?? 0);
  } else {
    writer.u8(way);
    writeAt(record.at);
    writer.u16(record.bytes.length);
    writer.bytes(record.bytes);
  }
}

/** As many of the records, from `from` on, as one payload should hold; at least one. */
export function encodeTapFrames(
  records: readonly TapRecord[],
  from = 0,
): { readonly payload: Uint8Array; readonly next: number } {
  writer.start();
  let next = from;
  for (let record = records[next]; record !== undefined; record = records[++next]) {
    if (writer.length >= BATCH_BYTES) break;
    writeRecord(record);
  }
  return { payload: writer.done(), next };
}

function readRecord(reader: Reader): TapRecord {
  const flags = reader.u8();
  if ((flags & ~(RecordFlag.down | RecordFlag.skipped)) !== 0) {
    throw malformed(`TAP_FRAMES: unknown flags 0x${flags.toString(16)}`);
  }
  const way = (flags & RecordFlag.down) === 0 ? "up" : "down";
  const at = readAt(reader);
  if ((flags & RecordFlag.skipped) === 0) {
    const length = reader.u16();
    if (length === 0 || length > MAX_RECORD) throw malformed(`TAP_FRAMES: ${length} bytes`);
    return { at, way, bytes: reader.take(length) };
  }
  const frames = reader.u32();
  const bytes = reader.u48();
  const others = reader.u32();
  if (others > frames) throw malformed("TAP_FRAMES: more others than frames");
  return { at, way, skipped: { frames, bytes, ...(others === 0 ? {} : { others }) } };
}

/** The records' bytes are views of the payload. */
export function decodeTapFrames(payload: Uint8Array): TapRecord[] {
  const reader = new Reader(payload, "TAP_FRAMES");
  const records: TapRecord[] = [];
  do records.push(readRecord(reader));
  while (reader.left > 0);
  return records;
}

/** A longer detail is cut at a character. */
export function encodeTapConnection(event: ConnectionEvent): Uint8Array {
  writer.start();
  writer.u8(STATES.indexOf(event.state));
  writeAt(event.at);
  const detail = utf8(event.detail);
  writer.bytes(
    detail.length <= MAX_REASON ? detail : utf8(event.detail.slice(0, Math.floor(MAX_REASON / 3))),
  );
  return writer.done();
}

export function decodeTapConnection(payload: Uint8Array): ConnectionEvent {
  const reader = new Reader(payload, "TAP_CONNECTION");
  const number = reader.u8();
  const state = STATES[number];
  if (state === undefined) throw malformed(`TAP_CONNECTION: ${number} is no state`);
  const at = readAt(reader);
  if (reader.left > MAX_REASON) {
    throw exceeds("TAP_CONNECTION detail", MAX_REASON, `${reader.left} bytes are too long`);
  }
  return { state, at, detail: fromUtf8(reader.take(reader.left)) };
}

export function encodeTapFlow({ at, bridge, target }: ServerFlow): Uint8Array {
  writer.start();
  writeAt(at);
  writer.u8(bridge.paused ? FlowFlag.paused : 0);
  writer.u48(bridge.queuedDown);
  writer.u48(bridge.queuedUp);
  writer.u32(target.window);
  writer.u32(target.sendWindow);
  writer.u48(target.sent);
  writer.u48(target.taken);
  return writer.done();
}

/** A window may be below zero: SETTINGS can take back what was given (RFC 9113, 6.9.2). */
function readWindow(reader: Reader): number {
  return reader.u32() | 0;
}

export function decodeTapFlow(payload: Uint8Array): ServerFlow {
  const reader = new Reader(payload, "TAP_FLOW");
  const at = readAt(reader);
  const flags = reader.u8();
  if ((flags & ~FlowFlag.paused) !== 0) {
    throw malformed(`TAP_FLOW: unknown flags 0x${flags.toString(16)}`);
  }
  const flow = {
    at,
    bridge: {
      paused: flags !== 0,
      queuedDown: reader.u48(),
      queuedUp: reader.u48(),
    },
    target: {
      window: readWindow(reader),
      sendWindow: readWindow(reader),
      sent: reader.u48(),
      taken: reader.u48(),
    },
  };
  reader.finish();
  return flow;
}

export function decodeTapEnd(payload: Uint8Array): void {
  new Reader(payload, "TAP_END").finish();
}
