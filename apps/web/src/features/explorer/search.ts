/** The words of a search, in lower case. All of them have to be found. */
export function searchTerms(query: string): readonly string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether every term occurs in the text, which is in lower case. */
export function matches(haystack: string, terms: readonly string[]): boolean {
  return terms.every((term) => haystack.includes(term));
}

export interface Part {
  text: string;
  /** Whether a term was found here. */
  hit: boolean;
  /** Where it begins in the whole text. */
  at: number;
}

/** Cuts a text into what the terms hit and what they do not; joined, it is the text. */
export function highlight(text: string, terms: readonly string[]): readonly Part[] {
  // Lower case can be longer than what it was made from; places would then be off.
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return [{ text, hit: false, at: 0 }];
  const hit = new Uint8Array(text.length);
  for (const term of terms) {
    if (term === "") continue;
    for (let at = lower.indexOf(term); at >= 0; at = lower.indexOf(term, at + 1)) {
      hit.fill(1, at, at + term.length);
    }
  }
  const parts: Part[] = [];
  for (let from = 0; from < text.length;) {
    let to = from + 1;
    while (to < text.length && hit[to] === hit[from]) to++;
    parts.push({ text: text.slice(from, to), hit: hit[from] === 1, at: from });
    from = to;
  }
  return parts;
}
