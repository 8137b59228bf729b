import { describe, expect, it } from "vitest";
import { createHttp2Reader, type Http2Frame, type Way } from "../../src/http2/index.ts";
import { ascii, hex, join, uint } from "./support/bytes.ts";
import {
  data,
  frame,
  preface,
  record,
  request,
  response,
  settings,
  settingsAck,
  windowUpdate,
} from "./support/frames.ts";

/** A connection whose beginning went well, with the call on stream 1. */
const opening: readonly (readonly [Way, Uint8Array])[] = [
  ["up", preface],
  ["up", settings()],
  ["down", settings()],
  ["up", settingsAck],
  ["down", settingsAck],
  ["up", request()],
  ["down", response()],
];

/** What the last of some frames says, after a good opening. */
function last(...frames: readonly (readonly [Way, Uint8Array])[]): Http2Frame {
  const reader = createHttp2Reader();
  for (const [way, bytes] of opening) {
    expect(reader.push(record(way, bytes)).problem).toBeUndefined();
  }
  for (const [way, bytes] of frames) reader.push(record(way, bytes));
  const found = reader.frames.at(-1);
  if (found === undefined) throw new Error("there is no frame");
  return found;
}

describe("each type of frame", () => {
  it("tells the preface", () => {
    const reader = createHttp2Reader();
    expect(reader.push(record("up", preface, 1.5))).toEqual({
      index: 0,
      at: 1.5,
      way: "up",
      type: "PREFACE",
      stream: 0,
      length: 24,
      flagByte: 0,
      flags: [],
      payload: { kind: "preface" },
      bytes: preface,
      problem: undefined,
    });
  });

  it("tells DATA, where its content lies in the body, and its padding", () => {
    const padded = join(data(1, 16, 0x9), Uint8Array.of(5));
    const reader = createHttp2Reader();
    for (const [way, bytes] of opening) reader.push(record(way, bytes));
    expect(reader.push(record("up", data(1, 100)))).toMatchObject({
      type: "DATA",
      length: 100,
      flags: [],
      payload: { kind: "data", body: { start: 0, end: 100 }, padding: 0 },
      problem: undefined,
    });
    expect(reader.push(record("up", padded))).toMatchObject({
      type: "DATA",
      flags: ["END_STREAM", "PADDED"],
      payload: { kind: "data", body: { start: 100, end: 110 }, padding: 5 },
      problem: undefined,
    });
    // The other direction has a body of its own.
    expect(reader.push(record("down", data(1, 7)))).toMatchObject({
      payload: { body: { start: 0, end: 7 } },
    });
  });

  it("counts the body on after frames that were skipped", () => {
    const reader = createHttp2Reader();
    for (const [way, bytes] of opening) reader.push(record(way, bytes));
    reader.push(record("down", data(1, 10)));
    const skipped = { at: 3, way: "down", skipped: { frames: 4, bytes: 1000 } } as const;
    expect(reader.push(skipped)).toMatchObject({
      type: "SKIPPED",
      stream: 1,
      length: 1000,
      payload: { kind: "skipped", frames: 4, others: 0, body: { start: 10, end: 1010 } },
    });
    expect(reader.push(record("down", data(1, 5)))).toMatchObject({
      payload: { body: { start: 1010, end: 1015 } },
    });
    expect(reader.windows.at(-1)).toMatchObject({ stream: { down: 65_535 - 1015 } });
  });

  it("says from where on skipped frames leave windows and headers unknown", () => {
    const reader = createHttp2Reader();
    for (const [way, bytes] of opening) reader.push(record(way, bytes));
    expect(reader.gap).toBeUndefined();
    // What was no DATA is in no body, and takes nothing off a window.
    const grants = { frames: 3, bytes: 12, others: 3 };
    expect(reader.push({ at: 3, way: "up", skipped: grants })).toMatchObject({
      length: 12,
      payload: { kind: "skipped", frames: 3, others: 3, body: { start: 0, end: 0 } },
    });
    expect(reader.gap).toBe(opening.length);
    expect(reader.windows.at(-1)).toMatchObject({ stream: { up: 65_535 } });
    // What breaks a rule by the frames that are known may have kept it.
    const more = reader.push(record("down", data(1, 70_000)));
    expect(more.problem).toContain("more DATA than the window allowed");
    expect(more.problem).toContain("It may be otherwise");
    reader.push({ at: 4, way: "up", skipped: grants });
    expect(reader.gap).toBe(opening.length);
  });

  it("tells HEADERS with padding and priority, without either in its block", () => {
    const payload = join(
      uint(3, 1),
      uint(0x80000000 + 7, 4),
      uint(15, 1),
      hex("84"),
      hex("000000"),
    );
    const { flags, payload: said, problem } = last(["up", frame(1, 0x2d, 3, payload)]);
    expect(flags).toEqual(["END_STREAM", "END_HEADERS", "PADDED", "PRIORITY"]);
    expect(said).toMatchObject({
      kind: "headers",
      padding: 3,
      fragment: { start: 15, end: 16 },
      priority: { exclusive: true, dependsOn: 7, weight: 16 },
      block: { headers: [{ name: ":path", value: "/" }], problem: undefined },
    });
    expect(problem).toBeUndefined();
  });

  it("puts a block together that goes on in CONTINUATION, and tells it on the last", () => {
    const [one, two, three] = [hex("400a6375"), hex("73746f6d2d6b"), hex("65790162")];
    const frames = [
      ["down", frame(1, 0x1, 1, one)],
      ["down", frame(9, 0, 1, two)],
      ["down", frame(9, 0x4, 1, three)],
    ] as const;
    const first = last(...frames.slice(0, 2));
    expect(first).toMatchObject({ type: "CONTINUATION", payload: { block: undefined } });
    const { type, flags, payload, problem } = last(...frames);
    expect(type).toBe("CONTINUATION");
    expect(flags).toEqual(["END_HEADERS"]);
    expect(payload).toMatchObject({
      kind: "headers",
      block: {
        bytes: hex("400a637573746f6d2d6b65790162"),
        headers: [{ name: "custom-key", value: "b", span: { start: 0, end: 14 } }],
      },
    });
    expect(problem).toBeUndefined();
  });

  it("tells PRIORITY", () => {
    expect(last(["up", frame(2, 0, 3, hex("0000000104"))])).toMatchObject({
      type: "PRIORITY",
      payload: { priority: { exclusive: false, dependsOn: 1, weight: 5 } },
      problem: undefined,
    });
  });

  it("tells RST_STREAM by the name of its code", () => {
    expect(last(["up", frame(3, 0, 1, uint(8, 4))])).toMatchObject({
      type: "RST_STREAM",
      payload: { kind: "rst-stream", code: 8, codeName: "CANCEL" },
      problem: undefined,
    });
    expect(last(["up", frame(3, 0, 1, uint(0xfeedface, 4))])).toMatchObject({
      payload: { code: 0xfeedface, codeName: "UNKNOWN(0xfeedface)" },
    });
  });

  it("tells SETTINGS with what each means, known or not", () => {
    const said = last(["down", settings([3, 100], [4, 1_048_576], [0xfe03, 1], [0x99, 7])]);
    expect(said.payload).toEqual({
      kind: "settings",
      ack: false,
      entries: [
        {
          id: 3,
          name: "SETTINGS_MAX_CONCURRENT_STREAMS",
          value: 100,
          meaning: "At most 100 streams, so calls, at once.",
        },
        {
          id: 4,
          name: "SETTINGS_INITIAL_WINDOW_SIZE",
          value: 1_048_576,
          meaning: expect.stringContaining("1,048,576 bytes"),
        },
        expect.objectContaining({ name: "GRPC_ALLOW_TRUE_BINARY_METADATA" }),
        { id: 0x99, name: undefined, value: 7, meaning: expect.stringContaining("not known") },
      ],
    });
    expect(said.problem).toBeUndefined();
  });

  it("tells PUSH_PROMISE with its request", () => {
    const payload = join(uint(2, 4), hex("8286"));
    expect(last(["down", frame(5, 0x4, 1, payload)])).toMatchObject({
      type: "PUSH_PROMISE",
      flags: ["END_HEADERS"],
      payload: {
        kind: "push-promise",
        promised: 2,
        block: { headers: [{ name: ":method" }, { name: ":scheme" }] },
      },
      problem: undefined,
    });
  });

  it("tells PING, GOAWAY, WINDOW_UPDATE, and types that it does not know", () => {
    expect(last(["down", frame(6, 1, 0, ascii("12345678"))])).toMatchObject({
      type: "PING",
      flags: ["ACK"],
      payload: { kind: "ping", ack: true, opaque: ascii("12345678") },
      problem: undefined,
    });
    const farewell = join(uint(5, 4), uint(11, 4), ascii("too_many_pings"));
    expect(last(["down", frame(7, 0, 0, farewell)])).toMatchObject({
      type: "GOAWAY",
      payload: { lastStream: 5, code: 11, codeName: "ENHANCE_YOUR_CALM", debug: "too_many_pings" },
      problem: undefined,
    });
    expect(last(["down", windowUpdate(0, 1_000)])).toMatchObject({
      type: "WINDOW_UPDATE",
      payload: { increment: 1_000 },
      problem: undefined,
    });
    expect(last(["down", frame(0x2a, 0xff, 9, hex("00"))])).toMatchObject({
      type: "UNKNOWN(0x2a)",
      flagByte: 0xff,
      flags: [],
      payload: { kind: "unknown" },
      problem: undefined,
    });
    expect(last(["down", frame(0xa, 0, 0, hex("0000"))]).type).toBe("ALTSVC");
  });

  it("ignores the reserved bit of a stream's number and of an increment", () => {
    const bytes = join(uint(4, 3), Uint8Array.of(8, 0), uint(0x80000001, 4), uint(0x80000005, 4));
    expect(last(["down", bytes])).toMatchObject({ stream: 1, payload: { increment: 5 } });
  });
});
