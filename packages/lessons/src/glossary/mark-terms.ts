import { terms, type Term } from "./terms.ts";

/** A piece of a text: words, or a term's name as it stands there. */
export interface MarkedPiece {
  readonly text: string;
  readonly term: Term | undefined;
}

const byName = new Map(
  terms.flatMap((term) =>
    [term.term, ...term.also].map((name): [string, Term] => [name.toLowerCase(), term]),
  ),
);

/** A pattern for this very text. */
function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}

/** The longest first, so that `half-closed` is not taken for `half-close`. */
const names = [...byName.keys()].toSorted((one, other) => other.length - one.length);

const anyName = new RegExp(
  // Not within a word, a path or a name with dots: `status` is no term in `grpc.Status`.
  String.raw`(?<![\w./-])(?:${names.map(literal).join("|")})(?![\w/-]|\.\w)`,
  "giu",
);

/** Names that are common words as well, in other letters or where a sentence begins. */
const proper = new Set(["REST", "Connect"]);

/** Whether the word at this place of a text is the name, and not the common word. */
function isName(text: string, name: string, index: number): boolean {
  const word = text.slice(index, index + name.length);
  if (!proper.has(name)) return true;
  return word === name && (name === name.toUpperCase() || /[\w,] $/u.test(text.slice(0, index)));
}

/** Cuts a text at the terms that occur in it. Each is marked where it stands first. */
export function markTerms(text: string): readonly MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  const seen = new Set<Term>();
  let from = 0;
  for (const match of text.matchAll(anyName)) {
    const term = byName.get(match[0].toLowerCase());
    if (term === undefined || seen.has(term)) continue;
    if (match[0].length === term.term.length && !isName(text, term.term, match.index)) continue;
    seen.add(term);
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), term: undefined });
    pieces.push({ text: match[0], term });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), term: undefined });
  return pieces;
}

/** A term by its name or another form of it, in any case. */
export function findTerm(name: string): Term | undefined {
  return byName.get(name.toLowerCase());
}
