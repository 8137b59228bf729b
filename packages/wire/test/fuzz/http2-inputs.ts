import type { Way } from "../../src/http2/index.ts";
import { join, uint } from "../http2/support/bytes.ts";
import { frame, preface } from "../http2/support/frames.ts";
import { integer, literal, sizeUpdate } from "../http2/support/headers.ts";
import type { Dice } from "./dice.ts";

const randomBytes = (dice: Dice, most: number) =>
  Uint8Array.from({ length: dice.below(most + 1) }, () => dice.below(256));

const names = ["a", ":status", "grpc-status", "te", "x-very-long-name-of-a-header", ""];

/** A header block that is mostly well made. */
export function randomBlock(dice: Dice): Uint8Array {
  const pieces: Uint8Array[] = [];
  if (dice.below(6) === 0) pieces.push(sizeUpdate(dice.below(5_000)));
  for (let headers = dice.below(8); headers > 0; headers--) {
    const kind = dice.below(8);
    if (kind < 3) pieces.push(integer(0x80, 7, dice.below(70)));
    else if (kind < 6) {
      pieces.push(literal(names[dice.below(names.length)] ?? "", "v".repeat(dice.below(50))));
    } else if (kind === 6) {
      // A value in what may be Huffman code.
      const value = randomBytes(dice, 20);
      pieces.push(Uint8Array.of(0x40 | dice.below(64)), integer(0x80, 7, value.length), value);
    } else pieces.push(randomBytes(dice, 6));
  }
  return join(...pieces);
}

/** One direction of a connection that is mostly well made. */
export function randomConnection(dice: Dice, way: Way): Uint8Array {
  const pieces = way === "up" && dice.below(3) > 0 ? [preface] : [];
  for (let frames = dice.below(10); frames > 0; frames--) pieces.push(randomFrame(dice));
  return join(...pieces);
}

function randomFrame(dice: Dice): Uint8Array {
  const type = dice.below(12);
  const stream = dice.below(4);
  const flags =
    dice.below(3) === 0 ? dice.below(256) : (([0, 1, 4, 5] as const)[dice.below(4)] ?? 0);
  return frame(type, flags, stream, randomPayload(dice, type));
}

function randomPayload(dice: Dice, type: number): Uint8Array {
  if (type === 1 || type === 9) return randomBlock(dice);
  if (type === 3 || type === 8) return uint(dice.below(2 ** 32), 4);
  if (type === 4) {
    const entries = Array.from({ length: dice.below(4) }, () =>
      join(uint(dice.below(8), 2), uint(dice.below(2 ** (1 + dice.below(32))), 4)),
    );
    return join(...entries);
  }
  if (type === 5) return join(uint(dice.below(9), 4), randomBlock(dice));
  return randomBytes(dice, 24);
}

/** The same, or the same with some bytes changed, taken out or put in. */
export function mutate(dice: Dice, bytes: Uint8Array): Uint8Array {
  if (dice.below(3) === 0) return bytes;
  const changed = [...bytes];
  for (let changes = 1 + dice.below(4); changes > 0; changes--) {
    const at = dice.below(changed.length + 1);
    const kind = dice.below(4);
    if (kind === 0) changed[Math.min(at, changed.length)] = dice.below(256);
    else if (kind === 1) changed.splice(at, 1 + dice.below(4));
    else if (kind === 2) changed.splice(at, 0, ...randomBytes(dice, 4));
    else if (at < changed.length) changed[at] = (changed[at] ?? 0) ^ (1 << dice.below(8));
  }
  return Uint8Array.from(changed);
}
