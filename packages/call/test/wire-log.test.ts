import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createWireLog } from "../src/wire/wire-log.ts";

/** A message in its envelope. */
function envelope(flags: number, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(5 + payload.length);
  bytes[0] = flags;
  new DataView(bytes.buffer).setUint32(1, payload.length);
  bytes.set(payload, 5);
  return bytes;
}

function concat(all: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(all.flatMap((bytes) => [...bytes]));
}

/** The bytes in pieces that end where `cuts` say, in thousandths of the whole. */
function inPieces(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = cuts
    .map((cut) => Math.floor((cut * bytes.length) / 1000))
    .toSorted((a, b) => a - b);
  return [...places, bytes.length].map((end, index) => bytes.subarray(places[index - 1] ?? 0, end));
}

describe("a body in envelopes", () => {
  test("is the same parts, however it was cut", () => {
    const bodies = fc.array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.uint8Array()));
    const cuts = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 20 });
    fc.assert(
      fc.property(bodies, cuts, (messages, places) => {
        const envelopes = messages.map(([flags, payload]) => envelope(flags, payload));
        const { received, down } = createWireLog(() => 0);
        for (const piece of inPieces(concat(envelopes), places)) received(piece);
        expect(down.count).toBe(envelopes.length);
        let start = 0;
        for (const [index, bytes] of envelopes.entries()) {
          expect(down.part(index)).toMatchObject({ index, start });
          expect(down.part(index)?.bytes).toEqual(bytes);
          start += bytes.length;
        }
        expect(down.size).toBe(start);
        expect(down.pending).toHaveLength(0);
      }),
    );
  });

  test("that breaks off keeps what it had of the last part", () => {
    const { sent, up, close } = createWireLog(() => 0);
    sent(envelope(0, Uint8Array.of(1, 2, 3)).subarray(0, 7));
    close();
    expect(up.count).toBe(0);
    expect(up.pending).toEqual(Uint8Array.of(0, 0, 0, 0, 3, 1, 2));
  });

  test("drops its oldest parts, and says how many there were", () => {
    const { received, down } = createWireLog(() => 0, { maxParts: 3 });
    for (let index = 0; index < 10; index++) received(envelope(0, Uint8Array.of(index)));
    expect([down.count, down.parts.length, down.size]).toEqual([10, 3, 60]);
    expect(down.part(6)).toBeUndefined();
    expect(down.part(7)?.bytes.at(-1)).toBe(7);
    expect(down.part(9)?.start).toBe(54);
  });

  test("keeps one part however large, and no more beside it than fits", () => {
    const { received, down } = createWireLog(() => 0, { maxBytes: 1000 });
    received(envelope(0, new Uint8Array(10)));
    received(envelope(0, new Uint8Array(5000)));
    expect(down.parts.length).toBe(1);
    expect(down.part(1)?.bytes).toHaveLength(5005);
  });
});

test("a body without envelopes is one part, once it is whole", () => {
  const wire = createWireLog(() => 0);
  wire.cut("up", false);
  wire.sent(Uint8Array.of(1, 2));
  wire.sent(Uint8Array.of(3));
  expect(wire.up.count).toBe(0);
  wire.finish("up");
  expect(wire.up.part(0)?.bytes).toEqual(Uint8Array.of(1, 2, 3));
  wire.close();
  expect(wire.up.count).toBe(1);
});

test("who listens hears of everything, and closing comes once", () => {
  const wire = createWireLog(() => 0);
  let heard = 0;
  const leave = wire.subscribe(() => heard++);
  wire.received(Uint8Array.of(0));
  wire.frames([{ at: 1, way: "up", bytes: Uint8Array.of(1) }]);
  wire.connected({ at: 2, state: "ready", detail: "" });
  wire.close();
  wire.close();
  expect([heard, wire.version, wire.closed]).toEqual([4, 4, true]);
  leave();
  wire.received(Uint8Array.of(0));
  expect(heard).toBe(4);
});
