import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHttp2, splitHttp2, startOfHttp2 } from "../../src/http2/index.ts";
import { ascii, hex, join } from "./support/bytes.ts";
import { frame, preface, request, response, settings } from "./support/frames.ts";
import { lines, sizeUpdate } from "./support/headers.ts";

const padded = frame(0, 0x8, 1, join(Uint8Array.of(2), ascii("abc"), Uint8Array.of(0, 0)));

describe("splitHttp2", () => {
  it("cuts a direction into its preface and frames, and tells DATA by its header alone", () => {
    const bytes = join(preface, settings(), request(), frame(0, 0, 1, ascii("hello")), padded);
    const { pieces, rest, problem } = splitHttp2(bytes, "up");
    expect(problem).toBeUndefined();
    expect(rest).toEqual({ start: bytes.length, end: bytes.length });
    expect(pieces.map(({ span }) => span)).toEqual([
      { start: 0, end: 24 },
      { start: 24, end: 33 },
      { start: 33, end: 43 },
      { start: 43, end: 57 },
      { start: 57, end: 72 },
    ]);
    expect(pieces.map(({ bytes: told }) => told.length)).toEqual([24, 9, 10, 9, 10]);
    expect(pieces.map(({ content }) => content)).toEqual([
      undefined,
      undefined,
      undefined,
      { start: 52, end: 57 },
      { start: 67, end: 70 },
    ]);
    expect(pieces.every(({ way }) => way === "up")).toBe(true);
  });

  it.each([
    ["half a header", hex("000000"), /3 bytes are left over.* 9/],
    ["half a payload", request().subarray(0, 9), /at byte 9 has 1 bytes by its header, and 0/],
  ])("says what is left over: %s", (_, end, problem) => {
    const whole = settings();
    const split = splitHttp2(join(whole, end), "down");
    expect(split.pieces).toHaveLength(1);
    expect(split.rest).toEqual({ start: 9, end: 9 + end.length });
    expect(split.problem).toMatch(problem);
  });

  it.each(["HTTP/1.1 400 Bad Request\r\n\r\n", "POST /a HTTP/1.1\r\nhost: b\r\n\r\n"])(
    "knows HTTP/1 when it sees it: %j",
    (text) => expect(splitHttp2(ascii(text), "down").problem).toMatch(/HTTP\/1, not HTTP\/2/),
  );

  it("stops at its limit, where one can go on", () => {
    const bytes = join(settings(), request(), response());
    const { pieces, rest, problem } = splitHttp2(bytes, "up", 2);
    expect(pieces).toHaveLength(2);
    expect(problem).toMatch(/too many frames/);
    expect(splitHttp2(bytes.subarray(rest.start), "up").pieces).toHaveLength(1);
  });

  it("covers any bytes, each once", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300, max: 12 }), (bytes) => {
        const { pieces, rest } = splitHttp2(bytes, "down");
        let at = 0;
        for (const { span } of pieces) {
          expect(span.start).toBe(at);
          at = span.end;
        }
        expect(rest).toEqual({ start: at, end: bytes.length });
      }),
      { numRuns: 500, seed: 20260214 },
    );
  });
});

describe("readHttp2", () => {
  it("gives the frames and each stream's body, without its padding", () => {
    const bytes = join(
      response(1),
      frame(0, 0, 1, ascii("hello ")),
      response(3),
      frame(0, 0, 3, ascii("other")),
      padded,
      frame(0, 1, 1),
    );
    const { frames, bodies, stream, carriers, problem } = readHttp2(bytes, "down");
    expect(frames.map(({ type }) => type)).toEqual([
      "HEADERS",
      "DATA",
      "HEADERS",
      "DATA",
      "DATA",
      "DATA",
    ]);
    expect(stream).toBe(1);
    expect(bodies).toEqual(
      new Map([
        [1, ascii("hello abc")],
        [3, ascii("other")],
      ]),
    );
    expect(carriers("down").map(({ index }) => index)).toEqual([1, 4, 5]);
    expect(problem).toBeUndefined();
  });

  it("begins anywhere, and asks for nothing of the other direction", () => {
    const large = frame(0, 0, 1, new Uint8Array(70_000));
    const grown = frame(1, 4, 1, join(sizeUpdate(65_536), hex("88")));
    const { frames } = readHttp2(join(grown, large, frame(4, 1, 0)), "down");
    expect(frames.map(({ problem }) => problem)).toEqual([undefined, undefined, undefined]);
    expect(frames[0]?.payload).toMatchObject({
      block: { sizeUpdates: [{ size: 65_536 }], headers: [{ name: ":status" }] },
    });
    const [first] = readHttp2(frame(1, 4, 1, join(sizeUpdate(65_537), hex("88"))), "down").frames;
    expect(first?.problem).toMatch(/65537/);
  });

  it("reads what came before the rest", () => {
    const { frames, problem, rest } = readHttp2(join(response(), hex("00000a")), "down");
    const [first] = frames;
    expect(
      first?.payload.kind === "headers" && first.payload.block && lines(first.payload.block),
    ).toEqual([":status: 200"]);
    expect(rest).toEqual({ start: 10, end: 13 });
    expect(problem).toMatch(/left over/);
  });
});

describe("startOfHttp2", () => {
  it.each([
    ["a client's preface", join(preface, settings()), "up"],
    ["a server's SETTINGS", settings([3, 100]), "down"],
    ["SETTINGS with nothing in them", settings(), "down"],
    ["an acknowledgement", frame(4, 1, 0), undefined],
    ["the middle of a connection", response(), undefined],
    ["a gRPC envelope as long as that", join(hex("0000000400 0a02"), ascii("hi")), undefined],
    ["nothing", new Uint8Array(), undefined],
  ])("%s", (_, bytes, way) => {
    expect(startOfHttp2(bytes)).toBe(way);
  });
});
