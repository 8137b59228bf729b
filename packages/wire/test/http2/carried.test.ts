import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carriedBy, createHttp2Reader, overlapping } from "../../src/http2/index.ts";
import { data, record, request } from "./support/frames.ts";

/** A reader of a response's DATA frames of these lengths; a negative one is that many bytes skipped. */
function carrying(...lengths: readonly number[]) {
  const reader = createHttp2Reader({ oneWay: true });
  reader.push(record("down", request()));
  for (const length of lengths) {
    reader.push(
      length < 0
        ? { at: 0, way: "down", skipped: { frames: 2, bytes: -length } }
        : record("down", data(1, length)),
    );
  }
  return reader;
}

const parts = (reader: ReturnType<typeof carrying>, start: number, end: number) =>
  carriedBy(reader.carriers("down"), { start, end }).map(({ frame, part, whole }) => [
    frame.index,
    part.start,
    part.end,
    whole,
  ]);

describe("carriedBy", () => {
  it("finds the one frame that holds a message, or those over which it was split", () => {
    const reader = carrying(10, 10, 0, 10);
    expect(parts(reader, 2, 7)).toEqual([[1, 2, 7, true]]);
    expect(parts(reader, 0, 10)).toEqual([[1, 0, 10, true]]);
    expect(parts(reader, 8, 25)).toEqual([
      [1, 8, 10, false],
      [2, 10, 20, false],
      [4, 20, 25, false],
    ]);
    expect(parts(reader, 30, 35)).toEqual([]);
  });

  it("counts frames that were skipped as one", () => {
    expect(parts(carrying(10, -1000, 10), 5, 1012)).toEqual([
      [1, 5, 10, false],
      [2, 10, 1010, false],
      [3, 1010, 1012, false],
    ]);
  });

  it("has the call's frames alone, one direction at a time", () => {
    const reader = carrying(10);
    reader.push(record("down", data(3, 99)));
    reader.push(record("up", data(1, 5)));
    expect(reader.carriers("down").map(({ index }) => index)).toEqual([1]);
    expect(reader.carriers("up").map(({ index }) => index)).toEqual([3]);
  });

  it("finds what looking at every frame finds", () => {
    const frames = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 });
    const span = fc.tuple(fc.nat(200), fc.nat(60));
    fc.assert(
      fc.property(frames, span, (lengths, [start, length]) => {
        const reader = carrying(...lengths);
        const wanted = reader.frames
          .filter(({ payload }) => payload.kind === "data")
          .filter(({ payload }) => {
            if (payload.kind !== "data") return false;
            const { body } = payload;
            return Math.max(body.start, start) < Math.min(body.end, start + length);
          });
        const found = carriedBy(reader.carriers("down"), { start, end: start + length });
        expect(found.map(({ frame }) => frame)).toEqual(wanted);
      }),
      { numRuns: 500, seed: 20260214 },
    );
  });
});

describe("overlapping", () => {
  it("looks at a few of a hundred thousand, however many there are", () => {
    const items = Array.from({ length: 100_000 }, (_, index) => index * 10);
    let looks = 0;
    const found = overlapping(items, { start: 555_555, end: 555_565 }, (start) => {
      looks++;
      return { start, end: start + 10 };
    });
    expect(found).toEqual([555_550, 555_560]);
    expect(looks).toBeLessThan(30);
  });
});
