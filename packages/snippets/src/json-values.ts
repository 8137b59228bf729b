/**
 * Splits the JSON values of a request body, which stand one after another with
 * or without white space between them, as Go's json.Decoder reads them. What
 * is not JSON stays as it is, for whoever reads the values to point at. Commas
 * between the values are dropped; `commas` says that there were any.
 */
export function splitJsonValues(text: string): {
  readonly values: readonly string[];
  readonly commas: boolean;
} {
  const values: string[] = [];
  let commas = false;
  let at = 0;
  while (at < text.length) {
    const rest = /[^\s,]/g;
    rest.lastIndex = at;
    const from = rest.exec(text)?.index ?? text.length;
    commas ||= text.slice(at, from).includes(",");
    if (from === text.length) break;
    at = endOfValue(text, from);
    values.push(text.slice(from, at).trimEnd());
  }
  return { values, commas };
}

/** The offset after the value that begins at `from`; the end of the text where it is never closed. */
function endOfValue(text: string, from: number): number {
  if (!/[[{"]/.test(text.charAt(from))) {
    const plain = /[^\s,{["]+/y;
    plain.lastIndex = from;
    return from + (plain.exec(text)?.[0].length ?? 1);
  }
  // Whatever follows, a quote begins a token: to look for the next one after each would take long.
  const token = /"(?:[^"\\]|\\[^])*(?:"|\\?$)|[[{\]}]/g;
  token.lastIndex = from;
  let depth = 0;
  for (;;) {
    const found = token.exec(text);
    if (found === null) return text.length;
    if (/^[[{]/.test(found[0])) depth++;
    if (/^[\]}]/.test(found[0])) depth--;
    if (depth <= 0) return token.lastIndex;
  }
}
