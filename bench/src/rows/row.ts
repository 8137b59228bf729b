import { interleave, type Contender } from "../support/interleave.ts";
import { ratiosOf, spreadOf } from "../support/statistics.ts";
import type { Line, Wanted } from "../table.ts";

/** How much to measure. */
export interface Effort {
  readonly rounds: number;
  /** What every count is divided by; 1 but for a quick look. */
  readonly divisor: number;
}

/** A group of lines that are measured together. */
export interface Row {
  /** What `--only` calls it. */
  readonly name: string;
  run(effort: Effort): Promise<Line[]>;
}

/** Two contenders' figures, to be set side by side. */
export interface Pairing {
  readonly ours: string;
  readonly opponent: string;
  readonly wanted?: Wanted;
}

/** Compare rates (more is better), or the milliseconds that one call takes (less is). */
export type Measure = "rate" | "time";

export interface Race {
  readonly what: string;
  readonly measure: Measure;
  /** What is counted: "calls" or "messages". */
  readonly counted: string;
  readonly contenders: readonly Contender[];
  readonly pairings: readonly Pairing[];
}

/** Lets the contenders run in turns, and sets their figures side by side. */
export async function race(
  { what, measure, counted, contenders, pairings }: Race,
  rounds: number,
): Promise<Line[]> {
  const rates = await interleave(contenders, rounds);
  const samples = (name: string): number[] => {
    const measured = rates.get(name) ?? [];
    return measure === "rate" ? measured : measured.map((rate) => 1000 / rate);
  };
  return pairings.map(({ ours, opponent, wanted }) => ({
    what,
    ours,
    opponent,
    wanted,
    figures: {
      ours: spreadOf(samples(ours)),
      theirs: spreadOf(samples(opponent)),
      unit: measure === "rate" ? `${counted}/s` : "ms",
      ratio: spreadOf(ratiosOf(samples(ours), samples(opponent))),
    },
  }));
}
