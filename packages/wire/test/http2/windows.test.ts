import { describe, expect, it } from "vitest";
import { createHttp2Reader, type Http2Record, type Way } from "../../src/http2/index.ts";
import { join } from "./support/bytes.ts";
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
import { literal, sizeUpdate } from "./support/headers.ts";

const full = 65_535;

type Frame = readonly [Way, Uint8Array] | Http2Record;

function read(...frames: readonly Frame[]) {
  const reader = createHttp2Reader();
  for (const one of frames) reader.push("way" in one ? one : record(one[0], one[1]));
  return reader;
}

const opening: readonly Frame[] = [
  ["up", preface],
  ["up", settings()],
  ["down", settings()],
  ["up", settingsAck],
  ["down", settingsAck],
  ["up", request()],
  ["down", response()],
];

describe("the windows", () => {
  it("begin at 65,535 bytes, and have one point while nothing changes them", () => {
    const { windows } = read(...opening, ["up", data(1, 0, 1)]);
    expect(windows).toEqual([
      {
        at: 0,
        frame: 0,
        connection: { up: full, down: full },
        stream: { up: full, down: full },
      },
    ]);
  });

  it("shrink by DATA with its padding, and grow by what the other side gives", () => {
    const reader = read(
      ...opening,
      ["up", data(1, 1000)],
      ["down", join(data(1, 300, 8), Uint8Array.of(200))],
      ["down", windowUpdate(0, 400)],
      ["down", windowUpdate(1, 500)],
      ["up", windowUpdate(1, 50)],
    );
    expect(reader.windows.slice(1)).toEqual(
      [
        [full - 1000, full, full - 1000, full],
        [full - 1000, full - 300, full - 1000, full - 300],
        [full - 600, full - 300, full - 1000, full - 300],
        [full - 600, full - 300, full - 500, full - 300],
        [full - 600, full - 300, full - 500, full - 250],
      ].map(([up, down, streamUp, streamDown], index) => ({
        at: 0,
        frame: opening.length + index,
        connection: { up, down },
        stream: { up: streamUp, down: streamDown },
      })),
    );
  });

  it("belong to the call's stream; what others spend, they take from the connection", () => {
    const { windows, stream } = read(
      ...opening,
      ["up", request(3)],
      ["up", data(3, 100)],
      ["down", windowUpdate(3, 7)],
    );
    expect(stream).toBe(1);
    expect(windows.at(-1)).toMatchObject({
      connection: { up: full - 100 },
      stream: { up: full },
    });
    expect(windows).toHaveLength(2);
  });

  it("move with SETTINGS_INITIAL_WINDOW_SIZE when the other side acknowledges it, not before", () => {
    const reader = read(
      ["up", preface],
      ["up", settings([4, 100_000])],
      ["down", settings([4, 1_000])],
      ["up", request()],
      ["up", data(1, 5_000)],
    );
    expect(reader.windows.at(-1)?.stream).toEqual({ up: full - 5_000, down: full });
    reader.push(record("up", settingsAck));
    // The stream was open: it moves by the difference, below nothing.
    expect(reader.windows.at(-1)?.stream).toEqual({ up: 1_000 - 5_000, down: full });
    reader.push(record("down", settingsAck));
    expect(reader.windows.at(-1)?.stream).toEqual({ up: 1_000 - 5_000, down: 100_000 });
    expect(reader.windows.at(-1)?.connection).toEqual({ up: full - 5_000, down: full });
    expect(reader.frames.every(({ problem }) => problem === undefined)).toBe(true);
  });

  it("may be gone by before the ACK is seen, since the sender may have been quicker", () => {
    const early = read(
      ["up", preface],
      ["up", settings([4, 200_000], [5, 100_000])],
      ["down", settings()],
      ["up", windowUpdate(0, 200_000)],
      ["up", request()],
      ["down", response()],
      ["down", data(1, 90_000)],
    );
    expect(early.frames.map(({ problem }) => problem).filter(Boolean)).toEqual([]);
    early.push(record("down", settingsAck));
    expect(early.windows.at(-1)?.stream.down).toBe(110_000);
  });

  it("take account of what was skipped, and then no longer say that it was too much", () => {
    const reader = read(...opening, {
      at: 4,
      way: "down",
      skipped: { frames: 9, bytes: 100_000 },
    });
    expect(reader.windows.at(-1)).toMatchObject({
      at: 4,
      connection: { down: full - 100_000 },
      stream: { down: full - 100_000 },
    });
    expect(reader.push(record("down", data(1, 5))).problem).toBeUndefined();
    expect(reader.push(record("up", data(1, 16_384))).problem).toBeUndefined();
  });
});

describe("SETTINGS_HEADER_TABLE_SIZE", () => {
  const grow = frame(1, 4, 1, join(sizeUpdate(8_192), Uint8Array.of(0x83)));

  it("holds from its ACK on", () => {
    const begin: readonly Frame[] = [
      ["up", preface],
      ["up", settings()],
      ["down", settings([1, 8_192])],
    ];
    const before = read(...begin, ["up", grow]);
    expect(before.frames.at(-1)?.problem).toMatch(/8192, and the receiver's SETTINGS allow 4096/);
    const after = read(...begin, ["up", settingsAck], ["up", grow]);
    expect(after.frames.at(-1)?.problem).toBeUndefined();
  });

  it("binds what the other side sends, and not what its own side sends", () => {
    const reader = read(
      ["up", preface],
      ["up", settings([1, 0])],
      ["down", settings()],
      ["up", settingsAck],
      ["down", settingsAck],
      ["up", frame(1, 4, 1, literal("a", "b"))],
      ["down", response()],
    );
    const [, , , , , up, down] = reader.frames;
    expect(up?.problem).toBeUndefined();
    expect(down?.problem).toMatch(/allowed a dynamic table of 0 bytes only/);
  });

  it("is acknowledged in the order in which it was sent", () => {
    const reader = read(
      ["up", preface],
      ["up", settings()],
      ["down", settings([1, 8_192])],
      ["down", settings([1, 100])],
      ["up", settingsAck],
      ["up", grow],
      ["up", settingsAck],
      ["up", frame(1, 4, 3, join(sizeUpdate(101), Uint8Array.of(0x83)))],
    );
    expect(reader.frames.slice(-3).map(({ problem }) => problem)).toEqual([
      undefined,
      undefined,
      expect.stringMatching(/101, and the receiver's SETTINGS allow 100/),
    ]);
  });
});
