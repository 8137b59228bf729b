import { describe, expect, test } from "vitest";
import { guessFraming, readEnvelopes, type Framing } from "../../src/index.ts";

function envelope(flag: number, payload: Uint8Array, stated = payload.length): Uint8Array {
  const head = new Uint8Array(5);
  head[0] = flag;
  new DataView(head.buffer).setUint32(1, stated);
  return join(head, payload);
}

function join(...pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

const hi = Uint8Array.of(0x0a, 0x02, 0x68, 0x69);
const trailers = text("grpc-status: 0\r\n");

describe("envelopes", () => {
  test("each with the places of its flags, its length and its payload", () => {
    const body = join(envelope(0, hi), envelope(1, hi));
    const { envelopes, rest, problem, next } = readEnvelopes(body, "grpc");
    expect({ rest, problem, next }).toEqual({});
    expect(envelopes).toMatchObject([
      {
        span: { start: 0, end: 9 },
        flags: { start: 0, end: 1 },
        length: { start: 1, end: 5 },
        payload: { start: 5, end: 9 },
        statedLength: 4,
        compressed: false,
        holds: "message",
      },
      { span: { start: 9, end: 18 }, payload: { start: 14, end: 18 }, compressed: true },
    ]);
  });

  test("an empty message has an envelope too", () => {
    const { envelopes } = readEnvelopes(envelope(0, new Uint8Array()), "connect");
    expect(envelopes).toMatchObject([{ payload: { start: 5, end: 5 }, statedLength: 0 }]);
  });

  test("a length takes all 32 bits, without a sign", () => {
    const { envelopes } = readEnvelopes(envelope(0, hi, 0xfffffffe), "grpc");
    expect(envelopes[0]?.statedLength).toBe(0xfffffffe);
  });

  test.each<[Framing, number, string]>([
    ["grpc-web", 0x80, "trailers"],
    ["grpc-web", 0x81, "trailers"],
    ["grpc-web-text", 0x80, "trailers"],
    ["connect", 0x02, "end-stream"],
    ["connect", 0x03, "end-stream"],
    ["grpc", 0x00, "message"],
  ])("%s flag %i holds %s", (framing, flag, holds) => {
    const { envelopes, problem } = readEnvelopes(envelope(flag, hi), framing);
    expect(envelopes[0]?.holds).toBe(holds);
    expect(problem).toBeUndefined();
  });

  test.each<[Framing, number]>([
    ["grpc", 0x80],
    ["grpc", 0x02],
    ["connect", 0x80],
    ["grpc-web", 0x02],
  ])("%s knows no flag %i", (framing, flag) => {
    const { envelopes, problem } = readEnvelopes(envelope(flag, hi), framing);
    expect(problem).toEqual({ at: 0, message: envelopes[0]?.problem });
    expect(problem?.message).toContain("means nothing in");
  });

  test("a body that breaks off inside a payload", () => {
    const { envelopes, problem } = readEnvelopes(join(envelope(0, hi), envelope(0, hi, 9)), "grpc");
    expect(envelopes[1]).toMatchObject({ payload: { start: 14, end: 18 }, statedLength: 9 });
    expect(problem?.at).toBe(9);
    expect(problem?.message).toContain("holds 9 bytes, and there are only 4");
  });

  test("a body that breaks off inside the five bytes", () => {
    const { envelopes, rest, problem } = readEnvelopes(
      join(envelope(0, hi), Uint8Array.of(0, 0)),
      "grpc",
    );
    expect(envelopes).toHaveLength(1);
    expect(rest).toEqual({ start: 9, end: 11 });
    expect(problem?.message).toContain("here are 2");
  });

  test("nothing may come behind the trailers", () => {
    const { problem } = readEnvelopes(join(envelope(0x80, trailers), envelope(0, hi)), "grpc-web");
    expect(problem?.at).toBe(5 + trailers.length);
  });

  test("page by page", () => {
    const body = join(envelope(0, hi), envelope(0, hi), envelope(0, hi));
    const first = readEnvelopes(body, "grpc", { limit: 2 });
    expect(first.next).toBe(18);
    const second = readEnvelopes(body, "grpc", { from: 18, limit: 2 });
    expect(second.envelopes).toHaveLength(1);
    expect(second.next).toBeUndefined();
  });

  test("without framing there are none", () => {
    expect(readEnvelopes(hi, "none").envelopes).toEqual([]);
  });
});

describe("a guess of the framing", () => {
  const base64 = (bytes: Uint8Array): Uint8Array => text(Buffer.from(bytes).toString("base64"));
  const web = join(envelope(0, hi), envelope(0x80, trailers));
  test.each<[string, Uint8Array, Framing]>([
    ["a bare message", hi, "none"],
    ["nothing", new Uint8Array(), "none"],
    ["envelopes", join(envelope(0, hi), envelope(0, hi)), "grpc"],
    ["one empty envelope", envelope(0, new Uint8Array()), "grpc"],
    ["trailers at the end", web, "grpc-web"],
    ["trailers alone", envelope(0x80, trailers), "grpc-web"],
    ["base64 of envelopes", base64(web), "grpc-web-text"],
    ["base64 in two pieces", join(base64(envelope(0, hi)), base64(web)), "grpc-web-text"],
    ["the end of a stream", join(envelope(0, hi), envelope(2, text("{}"))), "connect"],
    ["text", text("Hello, this is no message at all"), "none"],
    ["envelopes that break off", join(envelope(0, hi), envelope(0, hi, 5)), "grpc"],
    ["one that breaks off", envelope(0, hi, 5), "grpc"],
    ["one that breaks off in its head", join(envelope(0, hi), Uint8Array.of(0, 0)), "grpc"],
    ["what claims an envelope of a gigabyte", envelope(0, hi, 2 ** 30), "none"],
    ["a message that breaks off", Uint8Array.of(0x0a, 5, 0x68, 0x69, 0x68), "none"],
  ])("%s", (_, bytes, framing) => {
    expect(guessFraming(bytes)[0]?.framing).toBe(framing);
  });
});
