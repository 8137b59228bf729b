/** Characters around what differs that are shown, and of what differs. */
const around = 60;
const longest = 300;

/**
 * A text in three parts: what it begins with as another does, what is its own,
 * and what it ends with as the other does. Long parts are cut, with an ellipsis.
 */
export function unlike(text: string, other: string): readonly [string, string, string] {
  const most = Math.min(text.length, other.length);
  let start = 0;
  while (start < most && text[start] === other[start]) start++;
  if (isInside(text, start)) start--;
  let end = 0;
  while (end < most - start && text.at(-1 - end) === other.at(-1 - end)) end++;
  if (end > 0 && isInside(text, text.length - end)) end--;
  const before = text.slice(0, start);
  const own = text.slice(start, text.length - end);
  const after = text.slice(text.length - end);
  return [
    before.length > around ? `…${before.slice(-around)}` : before,
    own.length > longest ? `${own.slice(0, longest)}…` : own,
    after.length > around ? `${after.slice(0, around)}…` : after,
  ];
}

/** Whether a place is within a character of two code units. */
function isInside(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}
