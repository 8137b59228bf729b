/** A stretch of a text, as offsets. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

const space = /[\s,]/;
const closers: Readonly<Record<string, string>> = { "{": "}", "[": "]" };

/**
 * Where the JSON values in a stretch of text are, one after another with white
 * space or commas between them. It only looks for their ends: a piece need not
 * be JSON, and everything that is not space is in some piece.
 */
export function splitValues(text: string, from = 0, to = text.length): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  while (at < to) {
    if (space.test(text.charAt(at))) {
      at++;
      continue;
    }
    const end = Math.min(valueEnd(text, at, to), to);
    pieces.push({ from: at, to: end });
    at = end;
  }
  return pieces;
}

/**
 * The lines of a text in which every line that is not empty begins an object,
 * as in newline-delimited JSON; undefined for any other text. A line that lacks
 * its closing brace then spoils no other.
 */
export function splitLines(text: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    const line = match[0];
    let length = line.length;
    while (length > 0 && space.test(line.charAt(length - 1))) length--;
    if (length === 0) continue;
    if (!line.startsWith("{")) return undefined;
    pieces.push({ from: match.index, to: match.index + length });
  }
  return pieces.length > 1 ? pieces : undefined;
}

/** Behind the value that begins at `at`. */
function valueEnd(text: string, at: number, limit: number): number {
  const open: string[] = [];
  let place = at;
  while (place < limit) {
    const char = text.charAt(place);
    if (char === '"') {
      place = stringEnd(text, place);
      if (open.length === 0) return place;
      continue;
    }
    const closer = closers[char];
    if (closer !== undefined) {
      // A word ends where an object begins: `null{}` is two values.
      if (open.length === 0 && place > at) return place;
      open.push(closer);
    } else if (char === "}" || char === "]") {
      open.pop();
      if (open.length === 0) return place + 1;
    } else if (open.length === 0 && space.test(char)) {
      return place;
    }
    place++;
  }
  return limit;
}

/** Behind the text in quotes that begins at `at`; at the end of the line when it has no closing quote. */
function stringEnd(text: string, at: number): number {
  for (let place = at + 1; place < text.length; place++) {
    const char = text[place];
    if (char === "\\") place++;
    else if (char === '"') return place + 1;
    else if (char === "\n") return place;
  }
  return text.length;
}
