import type { ConnectionEvent } from "@grpc-playground/bridge";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CallFault } from "../src/faults.ts";
import { MAX_REASON } from "../src/frames.ts";
import { FrameSplitter } from "../src/server/tap/frame-splitter.ts";
import { createWindows } from "../src/server/tap/windows.ts";
import {
  decodeTapConnection,
  decodeTapEnd,
  decodeTapFlow,
  decodeTapFrames,
  encodeTapConnection,
  encodeTapFlow,
  encodeTapFrames,
} from "../src/tap/codec.ts";

const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const u48 = fc.integer({ min: 0, max: 0xffff_ffff_ffff });
const i32 = fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff });
/** Whole microseconds, in ms. */
const at = fc.integer({ min: 0, max: 0xffff_ffff_ffff }).map((micros) => micros / 1000);
const way = fc.constantFrom("up" as const, "down" as const);
const told = fc.record({ at, way, bytes: fc.uint8Array({ minLength: 1, maxLength: 16_393 }) });
const skips = fc.record({ frames: u32, bytes: u48 });
const counted = fc.record({
  at,
  way,
  skipped: fc.oneof(
    skips,
    skips.chain((s) =>
      s.frames === 0
        ? fc.constant(s)
        : fc.integer({ min: 1, max: s.frames }).map((others) => ({ ...s, others })),
    ),
  ),
});
const records = fc.array(fc.oneof(told, counted), { minLength: 1, maxLength: 40 });
const state = fc.constantFrom<ConnectionEvent["state"]>(
  "dialling",
  "connected",
  "secured",
  "ready",
  "failed",
  "closed",
);

describe("what is encoded is decoded to the same", () => {
  test("TAP_FRAMES, in as many payloads as it takes, none longer than a peer takes", () => {
    fc.assert(
      fc.property(records, (list) => {
        const decoded: unknown[] = [];
        for (let from = 0; from < list.length;) {
          const { payload, next } = encodeTapFrames(list, from);
          expect(payload.length).toBeLessThanOrEqual(64 * 1024);
          expect(next).toBeGreaterThan(from);
          for (const record of decodeTapFrames(payload)) {
            decoded.push(
              "bytes" in record ? { ...record, bytes: Uint8Array.from(record.bytes) } : record,
            );
          }
          from = next;
        }
        expect(decoded).toEqual(list);
      }),
    );
  });

  test("TAP_CONNECTION", () => {
    const event = fc.record({ at, state, detail: fc.string({ unit: "grapheme", maxLength: 500 }) });
    fc.assert(
      fc.property(event, (e) => {
        expect(decodeTapConnection(encodeTapConnection(e))).toEqual(e);
      }),
    );
  });

  test("a long detail is cut", () => {
    const event = { at: 1, state: "failed", detail: "€".repeat(MAX_REASON) } as const;
    const { detail } = decodeTapConnection(encodeTapConnection(event));
    expect(detail).toBe("€".repeat(Math.floor(MAX_REASON / 3)));
  });

  test("TAP_FLOW", () => {
    const flow = fc.record({
      at,
      bridge: fc.record({ queuedDown: u48, queuedUp: u48, paused: fc.boolean() }),
      target: fc.record({ window: i32, sendWindow: i32, sent: u48, taken: u48 }),
    });
    fc.assert(
      fc.property(flow, (f) => {
        expect(decodeTapFlow(encodeTapFlow(f))).toEqual(f);
      }),
    );
  });
});

describe("any bytes whatever are decoded, or refused by a fault of the bridge's own", () => {
  const decoders = { decodeTapFrames, decodeTapConnection, decodeTapFlow, decodeTapEnd };
  test.each(Object.entries(decoders))("%s", (_, decode) => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      // Likelier to get past the first byte.
      fc.tuple(fc.nat(5), fc.uint8Array({ maxLength: 60 })).map(([a, b]) => Uint8Array.of(a, ...b)),
    );
    fc.assert(
      fc.property(bytes, (payload) => {
        let fault: unknown;
        try {
          decode(payload);
        } catch (error) {
          fault = error;
        }
        expect(fault === undefined || fault instanceof CallFault).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("an empty TAP_FRAMES says nothing, and is a fault; so is a TAP_END that says anything", () => {
    expect(() => decodeTapFrames(new Uint8Array(0))).toThrow(CallFault);
    expect(() => decodeTapEnd(new Uint8Array(1))).toThrow(CallFault);
    expect(() => decodeTapEnd(new Uint8Array(0))).not.toThrow();
  });
});

const PREFACE = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

function frame(type: number, flags: number, stream: number, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** What the splitter says of `bytes`, given in pieces of these sizes, round and round. */
function split(fromClient: boolean, bytes: Buffer, sizes: readonly number[]) {
  const frames: { type: number | undefined; length: number; bytes: string }[] = [];
  const splitter = new FrameSplitter(fromClient, (f) => {
    frames.push({ type: f.type, length: f.length, bytes: f.bytes.toString("hex") });
  });
  let from = 0;
  for (let i = 0; from < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    splitter.push(bytes.subarray(from, from + size));
    from += size;
  }
  return { frames, broken: splitter.broken };
}

describe("a connection is cut into frames", () => {
  const anyFrameParts = {
    type: fc.nat(12),
    flags: fc.nat(255),
    stream: fc.integer({ min: 0, max: 0x7fff_ffff }),
    payload: fc.uint8Array({ maxLength: 200 }),
  };
  const anyFrame = fc.record(anyFrameParts);

  test("however its bytes come; of DATA only the header and the pad length are kept", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 12 }), sizes, fc.boolean(), (list, s, client) => {
        const all = [{ type: 4, flags: 0, stream: 0, payload: new Uint8Array(6) }, ...list];
        const encoded = all.map((f) => frame(f.type, f.flags, f.stream, f.payload));
        const bytes = Buffer.concat(client ? [PREFACE, ...encoded] : encoded);
        const expected = all.map(({ type, flags, payload }, i) => {
          const padded = (flags & 0x8) !== 0 && payload.length > 0;
          const kept = type === 0 ? encoded[i]?.subarray(0, padded ? 10 : 9) : encoded[i];
          return { type, length: payload.length, bytes: kept?.toString("hex") };
        });
        const first = { type: undefined, length: 0, bytes: PREFACE.toString("hex") };
        expect(split(client, bytes, s)).toEqual({
          frames: client ? [first, ...expected] : expected,
          broken: false,
        });
      }),
    );
  });

  test("whatever frames come, the windows are reckoned and nothing is thrown", () => {
    const settings = frame(4, 0, 0, new Uint8Array(0));
    // Mostly those that the windows go by, mostly of a wrong length.
    const type = fc.constantFrom(0, 0, 4, 8, 1, 255);
    const list = fc.array(fc.tuple(way, fc.record({ ...anyFrameParts, type })), { maxLength: 30 });
    fc.assert(
      fc.property(list, (frames) => {
        const windows = createWindows();
        const splitters = {
          up: new FrameSplitter(true, (f) => windows.saw("up", f)),
          down: new FrameSplitter(false, (f) => windows.saw("down", f)),
        };
        splitters.up.push(Buffer.concat([PREFACE, settings]));
        splitters.down.push(settings);
        for (const [to, f] of frames) {
          splitters[to].push(frame(f.type, f.flags, f.stream, f.payload));
        }
        for (const value of Object.values(windows.sample())) expect(value).toBeTypeOf("number");
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["HTTP/1", Buffer.from("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")],
    ["a TLS alert", Buffer.from("15030300020246", "hex")],
    ["a first frame that is not SETTINGS", frame(1, 4, 1, new Uint8Array(10))],
    ["an empty DATA first", frame(0, 0, 1, new Uint8Array(0))],
  ])("%s from a target is no HTTP/2, and nothing is told", (_, bytes) => {
    const { frames, broken } = split(false, Buffer.concat([bytes, Buffer.alloc(20)]), [7]);
    expect(frames).toEqual([]);
    expect(broken).toBe(true);
  });

  test("any bytes are cut or refused, and a frame that is told is no longer than it may be", () => {
    const settings = frame(4, 0, 0, new Uint8Array(0));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.boolean(), (rest, client) => {
        const bytes = Buffer.concat([client ? PREFACE : Buffer.alloc(0), settings, rest]);
        const { frames } = split(client, bytes, [13, 100]);
        for (const { bytes: hex } of frames) expect(hex.length / 2).toBeLessThanOrEqual(9 + 16_384);
      }),
      { numRuns: 500 },
    );
  });
});
