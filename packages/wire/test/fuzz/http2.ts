import { createHpackDecoder } from "../../src/http2/hpack/decoder.ts";
import { createHttp2Reader, readHttp2, splitHttp2 } from "../../src/http2/index.ts";
import { createDice, type Dice } from "./dice.ts";
import { mutate, randomBlock, randomConnection } from "./http2-inputs.ts";

/** What a run did, for whoever wants to know that it did something. */
export interface FuzzCounts {
  inputs: number;
  bytes: number;
  frames: number;
  headers: number;
  problems: number;
}

/**
 * Reads random and mutated frames and header blocks. Throws when a reader does,
 * or breaks one of its promises.
 *
 * @param seed The same seed makes the same run.
 */
export function fuzzHttp2(seed: number, inputs: number): FuzzCounts {
  const dice = createDice(seed);
  const counts: FuzzCounts = { inputs: 0, bytes: 0, frames: 0, headers: 0, problems: 0 };
  for (; counts.inputs < inputs; counts.inputs++) {
    if (dice.below(2) === 0) readBlocks(dice, counts);
    else readFrames(dice, counts);
  }
  return counts;
}

const listLimit = 2_000;

function readBlocks(dice: Dice, counts: FuzzCounts): void {
  const decoder = createHpackDecoder({ listLimit });
  for (let blocks = 1 + dice.below(4); blocks > 0; blocks--) {
    if (dice.below(8) === 0) decoder.limitTable(dice.below(6_000));
    const bytes = mutate(dice, randomBlock(dice));
    const { headers, sizeUpdates, problem } = decoder.decode(bytes);
    counts.bytes += bytes.length;
    counts.headers += headers.length;
    if (problem !== undefined) counts.problems++;
    const kept = headers.reduce((sum, { name, value }) => sum + name.length + value.length + 32, 0);
    promise(kept <= listLimit, "more headers are kept than the limit says");
    // Every header and every size update has bytes of its own.
    let at = 0;
    for (const { span } of [...sizeUpdates, ...headers]) {
      promise(span.start >= at && span.end > span.start, "the spans are not in order");
      at = span.end;
    }
    promise(at <= bytes.length, "a span goes beyond the block");
  }
}

function readFrames(dice: Dice, counts: FuzzCounts): void {
  const way = dice.below(2) === 0 ? "up" : "down";
  const bytes = mutate(dice, randomConnection(dice, way));
  counts.bytes += bytes.length;
  const { pieces, rest } = splitHttp2(bytes, way);
  promise(
    pieces.every(({ span }) => span.end - span.start >= 9),
    "a piece is shorter than a header",
  );
  promise((pieces.at(-1)?.span.end ?? 0) === rest.start, "bytes between the pieces and the rest");

  const reader = createHttp2Reader({ oneWay: dice.below(2) === 0 });
  for (const piece of pieces) {
    // Now and then a record is cut short, comes from the other side, or was skipped.
    const odd = dice.below(16);
    if (odd === 0) reader.push({ ...piece, bytes: piece.bytes.subarray(0, dice.below(12)) });
    else if (odd === 1) reader.push({ ...piece, way: way === "up" ? "down" : "up" });
    else if (odd === 2)
      reader.push({ at: 0, way, skipped: { frames: 2, bytes: dice.below(9_999) } });
    else reader.push(piece);
  }
  promise(reader.frames.length === pieces.length, "a record is not one frame");
  promise(reader.windows.length <= pieces.length, "there are more windows than frames");
  counts.frames += pieces.length;
  counts.problems += reader.frames.filter(({ problem }) => problem !== undefined).length;

  const { bodies } = readHttp2(bytes, way);
  let carried = 0;
  for (const body of bodies.values()) carried += body.length;
  promise(carried <= bytes.length, "the bodies are larger than the input");
}

function promise(kept: boolean, otherwise: string): void {
  if (!kept) throw new Error(otherwise);
}
