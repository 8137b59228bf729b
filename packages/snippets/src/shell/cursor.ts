/** Reads a text from its start to its end. The end of a line is `\n`, also where it was written as `\r\n`. */
export interface Cursor {
  readonly text: string;
  /** Offset of what comes next. */
  readonly at: number;
  /** What comes next; undefined at the end. */
  peek(): string | undefined;
  /** Takes what comes next; empty at the end. */
  next(): string;
  /** Takes what a sticky expression matches here. */
  take(pattern: RegExp): RegExpExecArray | undefined;
  /** Whether a sticky expression matches here. */
  sees(pattern: RegExp): boolean;
  /** Goes on from another offset. */
  moveTo(offset: number): void;
}

export function createCursor(text: string): Cursor {
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text) ?? undefined;
  };
  const endsLine = () => text.startsWith("\r\n", at);
  return {
    text,
    get at() {
      return at;
    },
    peek: () => (endsLine() ? "\n" : text[at]),
    next: () => {
      if (endsLine()) {
        at += 2;
        return "\n";
      }
      return text[at++] ?? "";
    },
    take: (pattern) => {
      const found = match(pattern);
      if (found) at += found[0].length;
      return found;
    },
    sees: (pattern) => match(pattern) !== undefined,
    moveTo: (offset) => void (at = offset),
  };
}
