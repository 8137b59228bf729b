/** A part of a text: offsets in UTF-16 units, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Why a text was not read: where, as offsets and as line and column (from 1), why, and what to do. */
export interface Refusal extends Span {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** Thrown within this package, and turned into a Refusal before it gets out. */
export class Refused extends Error {
  readonly at: Span;
  constructor(message: string, at: Span) {
    super(message);
    this.at = at;
  }
}

/** The line and column (from 1) of an offset. */
export function placeOf(
  text: string,
  at: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export function toRefusal(text: string, { message, at }: Refused): Refusal {
  return { message, from: at.from, to: at.to, ...placeOf(text, at.from) };
}
