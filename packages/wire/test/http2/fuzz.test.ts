import { describe, expect, it } from "vitest";
import { createHpackDecoder } from "../../src/http2/hpack/decoder.ts";
import { createHttp2Reader, readHttp2 } from "../../src/http2/index.ts";
import { fuzzHttp2 } from "../fuzz/http2.ts";
import { hex, join } from "./support/bytes.ts";
import { countReads } from "./support/counted.ts";
import { frame, record, request, settings, settingsAck } from "./support/frames.ts";
import { integer, literal } from "./support/headers.ts";

/** Each reads some ten thousand frames, which on a busy machine takes longer than one test may. */
const timeout = 60_000;

function repeated(count: number, piece: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(count * piece.length);
  for (let index = 0; index < count; index++) bytes.set(piece, index * piece.length);
  return bytes;
}

it("never throws, whatever it reads (the long run is `pnpm run fuzz`)", { timeout }, () => {
  const counts = fuzzHttp2(20260214, 3_000);
  // The inputs are neither all sound nor all broken.
  expect(counts.frames).toBeGreaterThan(3_000);
  expect(counts.headers).toBeGreaterThan(3_000);
  expect(counts.problems).toBeGreaterThan(3_000);
});

describe("reads each byte a fixed number of times", { timeout }, () => {
  it.each<[what: string, make: (count: number) => Uint8Array]>([
    ["small DATA frames", (count) => repeated(count, frame(0, 0, 1, hex("00")))],
    [
      "a block in many CONTINUATIONs",
      (count) => join(request(1, 0), repeated(count, frame(9, 0, 1, hex("84"))), frame(9, 4, 1)),
    ],
    [
      "a long string in Huffman code",
      (count) => {
        const value = repeated(count, hex("1c64"));
        return frame(1, 4, 1, join(hex("000161"), integer(0x80, 7, value.length), value));
      },
    ],
    [
      "headers with blocks of their own",
      (count) => repeated(count, frame(1, 4, 1, hex("400161023132"))),
    ],
  ])("%s", (_, make) => {
    const readsFor = (count: number) => {
      const counted = countReads(make(count));
      const { frames } = readHttp2(counted.bytes, "down");
      expect(frames.length).toBeGreaterThan(0);
      return counted.reads / make(count).length;
    };
    const few = readsFor(500);
    expect(few).toBeGreaterThan(0.5);
    expect(readsFor(4_000)).toBeLessThan(few * 1.1);
  });
});

describe("keeps no more than it was given", { timeout }, () => {
  it("of headers that a byte each takes out of the table", () => {
    const decoder = createHpackDecoder();
    decoder.decode(literal("a", "b".repeat(4_000)));
    const bomb = new Uint8Array(200_000).fill(0xbe);
    const { headers, problem } = decoder.decode(bomb);
    expect(headers.length).toBe(Math.floor((256 * 1024) / (4_001 + 32)));
    expect(problem).toMatch(/are kept/);
  });

  it("of SETTINGS that wait for an ACK", () => {
    const reader = createHttp2Reader();
    for (let count = 0; count < 5_000; count++) reader.push(record("up", settings([4, count])));
    for (let count = 0; count < 5_000; count++) reader.push(record("down", settingsAck));
    expect(reader.windows.at(-1)?.stream.down).toBe(4_999);
    expect(reader.push(record("down", settingsAck)).problem).toMatch(/did not send/);
  });
});
