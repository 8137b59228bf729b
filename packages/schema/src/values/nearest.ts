/** The name that a person most likely meant, or undefined when none is close. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  // Two letters swapped are two steps, and the commonest slip.
  let least = Math.max(2, Math.ceil(typed.length * 0.4)) + 1;
  for (const name of names) {
    const far = distance(plain(typed), plain(name));
    if (far < least) [best, least] = [name, far];
  }
  return best;
}

/** Case and separators are what people get wrong first. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[_\-\s]/g, "")
    .slice(0, 64);
}

/** Levenshtein's distance: how many letters have to be added, removed or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
