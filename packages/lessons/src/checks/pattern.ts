/** Patterns that were read; there are as many as lessons have. */
const known = new Map<string, RegExp | undefined>();

function readPattern(text: string): RegExp | undefined {
  const [, source, flags] = /^\/(.+)\/(i?)$/s.exec(text) ?? [];
  if (source === undefined) return undefined;
  try {
    return new RegExp(source, `u${flags}`);
  } catch {
    return undefined;
  }
}

/** The pattern that a text `"/x/"` or `"/x/i"` is; undefined for plain text, and for a pattern that is none. */
export function patternOf(text: string): RegExp | undefined {
  if (!text.startsWith("/")) return undefined;
  if (!known.has(text)) known.set(text, readPattern(text));
  return known.get(text);
}

/** A wanted text for a learner: a pattern is for the check alone, and what it means stands in the task. */
export function textWords(wanted: string): string {
  return patternOf(wanted) === undefined ? wanted : "as the task says";
}

/** Whether a text is the wanted one, or fits it as a pattern. */
export function matchesText(wanted: string, text: string): boolean {
  const pattern = patternOf(wanted);
  return pattern === undefined ? wanted === text : pattern.test(text);
}

/** Whether a text looks like a pattern and is none. */
export function isBrokenPattern(text: string): boolean {
  return /^\/.+\/i?$/s.test(text) && patternOf(text) === undefined;
}
