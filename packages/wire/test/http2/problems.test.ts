import { describe, expect, it } from "vitest";
import { createHttp2Reader, type Way } from "../../src/http2/index.ts";
import { hex, join, uint } from "./support/bytes.ts";
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

type Frames = readonly (readonly [Way, Uint8Array])[];

const settled: Frames = [
  ["up", preface],
  ["up", settings()],
  ["down", settings()],
  ["up", settingsAck],
  ["down", settingsAck],
];
const opened: Frames = [...settled, ["up", request()], ["down", response()]];

function problemsOf(frames: Frames): readonly (string | undefined)[] {
  const reader = createHttp2Reader();
  for (const [way, bytes] of frames) reader.push(record(way, bytes));
  return reader.frames.map(({ problem }) => problem);
}

const trailers = frame(1, 5, 1, literal("grpc-status", "0"));

const up = (...frames: Uint8Array[]): Frames => frames.map((bytes) => ["up", bytes] as const);
const down = (...frames: Uint8Array[]): Frames => frames.map((bytes) => ["down", bytes] as const);

describe("a frame that breaks a rule", () => {
  it.each<[what: string, frames: Frames, problem: RegExp]>([
    ["DATA on stream 0", up(data(0, 1)), /belongs to a stream/],
    ["HEADERS on stream 0", up(request(0)), /HEADERS belongs to a stream/],
    ["SETTINGS on a stream", up(frame(4, 0, 1)), /belongs to the connection.* stream 1/],
    ["PING on a stream", up(frame(6, 0, 1, new Uint8Array(8))), /belongs to the connection/],
    ["PING of 7 bytes", up(frame(6, 0, 0, new Uint8Array(7))), /8 bytes, and this one 7/],
    ["PRIORITY of 4 bytes", up(frame(2, 0, 1, new Uint8Array(4))), /5 bytes, and this one 4/],
    ["RST_STREAM of 3 bytes", up(frame(3, 0, 1, new Uint8Array(3))), /4 bytes, and this one 3/],
    ["SETTINGS of 7 bytes", up(frame(4, 0, 0, new Uint8Array(7))), /6 bytes for each/],
    ["an ACK with settings", up(frame(4, 1, 0, new Uint8Array(6))), /ACK has no payload/],
    ["an ACK of nothing", up(settingsAck), /other side did not send/],
    ["ENABLE_PUSH of 2", up(settings([2, 2])), /0 or 1, not 2/],
    ["a window beyond 31 bits", up(settings([4, 2 ** 31])), /2147483647 at most/],
    ["a frame size below 16,384", up(settings([5, 16_383])), /between 16384 and 16777215/],
    ["a frame size beyond 24 bits", up(settings([5, 2 ** 24])), /between 16384/],
    ["GOAWAY of 7 bytes", up(frame(7, 0, 0, new Uint8Array(7))), /8 bytes at least/],
    ["WINDOW_UPDATE of 5 bytes", up(frame(8, 0, 0, hex("0000000101"))), /4 bytes, and this one 5/],
    ["WINDOW_UPDATE of 0", up(windowUpdate(0, 0)), /adds 0 bytes/],
    ["a window that overflows", up(windowUpdate(0, 2 ** 31 - 1)), /2147483647 at most/],
    ["padding longer than DATA", up(join(data(1, 4, 8), hex("04"))), /4 bytes of padding/],
    ["padding longer than HEADERS", up(frame(1, 0xc, 1, hex("0283"))), /2 bytes of padding/],
    ["HEADERS too short for priority", up(frame(1, 0x25, 3, hex("00000001"))), /too short/],
    ["PUSH_PROMISE without a stream", down(frame(5, 4, 1, hex("000002"))), /too short/],
    ["CONTINUATION after nothing", up(frame(9, 4, 1, hex("83"))), /none are open/],
    ["a frame within headers", up(request(3, 0), frame(6, 0, 0, new Uint8Array(8))), /before PING/],
    [
      "CONTINUATION on another stream",
      up(request(3, 0), frame(9, 4, 5, hex("84"))),
      /stream 3 have not ended.*CONTINUATION on stream 5/,
    ],
    ["a frame too large", up(data(1, 16_385)), /takes frames of 16384 bytes/],
    ["DATA after END_STREAM", up(data(1, 1, 1), data(1, 1)), /after this side's END_STREAM/],
    [
      "HEADERS after RST_STREAM",
      up(frame(3, 0, 1, uint(8, 4)), request(1, 0x5)),
      /after this side's RST_STREAM/,
    ],
    ["DATA on a stream that is not there", up(data(7, 1)), /Stream 7 was not opened/],
    ["a stream with an even number", up(request(2)), /odd numbers, and this one is 2/],
    ["a response to nothing", down(response(9)), /not opened by the client/],
    ["trailers without END_STREAM", down(response()), /END_STREAM is not set/],
    [
      "trailers with a status of HTTP",
      down(response(1, 5)),
      /no pseudo-header, and here is :status/,
    ],
    [
      "more DATA than the window",
      up(...Array.from({ length: 4 }, () => data(1, 16_384))),
      /window/,
    ],
    ["a frame that breaks off", up(request(3).subarray(0, 9)), /breaks off after 0 of 1 bytes/],
    ["a frame with more after it", up(join(request(3), hex("00"))), /come 1 that are not its own/],
    ["padded DATA without its pad length", up(data(1, 4, 8)), /breaks off/],
    ["half a header", up(hex("000000")), /9 bytes, and here are 3/],
    ["a second preface", up(preface), /only once/],
    ["a preface from the server", down(preface), /what a client sends/],
    ["a broken block", up(frame(1, 4, 3, hex("80"))), /cannot be read on/],
    ["a capital letter", up(frame(1, 4, 3, literal("Te", "x"))), /name Te has capital/],
    ["HTTP/1's headers", up(frame(1, 4, 3, literal("connection", "close"))), /belongs to HTTP\/1/],
    ["te of another kind", up(frame(1, 4, 3, literal("te", "gzip"))), /te is "trailers"/],
    ["a response's pseudo-header", up(frame(1, 4, 3, hex("88"))), /:status is no pseudo-header/],
    [
      "a pseudo-header after others",
      up(frame(1, 4, 3, join(literal("a", "b"), hex("83")))),
      /:method comes after/,
    ],
    ["an end with 1xx", down(frame(1, 5, 1, hex("0803313033"))), /1xx does not end/],
  ])("%s", (_, frames, problem) => {
    const problems = problemsOf([...opened, ...frames]);
    expect(problems.slice(0, opened.length)).toEqual(opened.map(() => undefined));
    expect(problems.at(-1)).toMatch(problem);
    // Only the last is at fault: those before it are there to make it so.
    expect(problems.slice(opened.length, -1)).toEqual(frames.slice(1).map(() => undefined));
  });

  it("says so when a side does not begin as it has to", () => {
    expect(problemsOf(up(settings()))).toEqual([expect.stringMatching(/begins with the preface/)]);
    expect(problemsOf(down(frame(6, 0, 0, new Uint8Array(8))))).toEqual([
      expect.stringMatching(/begins with SETTINGS/),
    ]);
    expect(problemsOf(down(settingsAck))[0]).toMatch(/begins with SETTINGS/);
  });

  it("doubts what leans on the table after a block that was not read to its end", () => {
    const problems = problemsOf([
      ...settled,
      ...up(
        frame(1, 4, 1, join(literal("a", "b"), hex("80"))),
        frame(1, 4, 3, hex("83")),
        frame(1, 4, 5, hex("be")),
      ),
    ]);
    expect(problems.slice(-2)).toEqual([undefined, expect.stringMatching(/may be wrong/)]);
  });
});

it("begins a new block with HEADERS, though the one before did not end", () => {
  const reader = createHttp2Reader();
  for (const [way, bytes] of settled) reader.push(record(way, bytes));
  reader.push(record("up", request(1, 0)));
  expect(reader.push(record("up", frame(1, 4, 3, hex("84"))))).toMatchObject({
    problem: expect.stringMatching(/have not ended/),
    payload: { block: { headers: [{ name: ":path" }] } },
  });
});

describe("what only looks odd", () => {
  it.each<[what: string, frames: Frames]>([
    [
      "a status of 103 before the headers",
      [["up", request()], ...down(frame(1, 4, 1, hex("0803313033")), response())],
    ],
    ["trailers", [["up", request()], ...down(response(), data(1, 5), trailers)]],
    ["a response alone, trailers-only", [["up", request()], ...down(response(1, 5))]],
    [
      "an answer after the request ended",
      [["up", request(1, 5)], ...down(response(), data(1, 9, 1))],
    ],
    [
      "DATA on its way when the stream is reset",
      [
        ["up", request()],
        ["down", frame(3, 0, 1, uint(8, 4))],
        ["up", data(1, 1)],
      ],
    ],
    [
      "WINDOW_UPDATE after END_STREAM",
      [
        ["up", request(1, 5)],
        ["up", windowUpdate(1, 9)],
      ],
    ],
    ["a block with a size update", [["up", frame(1, 4, 1, join(sizeUpdate(0), hex("83")))]]],
    ["priority of a stream that is idle", [["up", frame(2, 0, 9, hex("0000000010"))]]],
  ])("%s is no problem", (_, frames) => {
    const all = [...settled, ...frames];
    expect(problemsOf(all)).toEqual(all.map(() => undefined));
  });
});
