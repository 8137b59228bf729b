import type { Span } from "../place.ts";

/** Something that a shell would have put a value in place of: `$TOKEN`, `$(date)`. It stands in the text as written. */
export interface Unfilled extends Span {
  readonly text: string;
}

/** Text that a shell would hand on, with the quotes taken away. */
export interface ShellText extends Span {
  readonly text: string;
  readonly unfilled: readonly Unfilled[];
}

/** One argument. `isBare`: its first character stands in no quotes. */
export interface Word extends ShellText {
  readonly isBare: boolean;
}

/** Collects a text piece by piece. */
export interface Pieces {
  add(text: string): void;
  addUnfilled(piece: Unfilled): void;
  done(): Pick<ShellText, "text" | "unfilled">;
}

export function createPieces(): Pieces {
  const unfilled: Unfilled[] = [];
  let text = "";
  return {
    add: (piece) => void (text += piece),
    addUnfilled: (piece) => {
      text += piece.text;
      unfilled.push(piece);
    },
    done: () => ({ text, unfilled }),
  };
}
