/** Rules in order; the first whose pattern the field's name has, wins. */
const strings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/e_?mail/, ["ada@example.com", "alan@example.com"]],
  [/greeting|salutation/, ["Hello", "Good day"]],
  [/(first|given)_?name/, ["Ada", "Alan"]],
  [/(last|family|sur)_?name/, ["Lovelace", "Turing"]],
  [/(user|login|nick|author|owner|person|full|display)_?(name)?$/, ["Ada", "Alan"]],
  [/file_?name|path/, ["notes/readme.txt", "notes/ideas.txt"]],
  [/host|domain/, ["example.com", "example.org"]],
  [/address$|addr$/, ["localhost:50051", "localhost:50052"]],
  [/(^|_)(ur[li]|link|href|website)/, ["https://example.com/", "https://example.org/"]],
  [/phone|mobile/, ["+44 20 7946 0018", "+44 20 7946 0019"]],
  [/uuid|guid/, ["123e4567-e89b-12d3-a456-426614174000", "123e4567-e89b-12d3-a456-426614174001"]],
  [/(^|_)id$/, ["42", "43"]],
  [/date$|_at$|time(stamp)?$/, ["2026-01-02T03:04:05Z", "2026-01-02T03:04:06Z"]],
  [/language|locale/, ["en", "fr"]],
  [/country/, ["GB", "FR"]],
  [/currency/, ["EUR", "USD"]],
  [/city|town/, ["London", "Paris"]],
  [/street/, ["12 Quay Street", "7 Mill Lane"]],
  [/colou?r/, ["teal", "amber"]],
  [/title|subject/, ["A first call", "A second call"]],
  [/description|comment|note|info|summary/, ["All is well.", "Still well."]],
  [/msg|message|text|body|content|sentence/, ["Hello there", "And hello again"]],
  [/query|search|keyword|term/, ["parrot", "greeting"]],
  [/token|cursor/, ["", ""]],
  [/tag|label|key/, ["blue", "green"]],
  [/name/, ["World", "Ada"]],
];

/** An example text for a field of this name; `index` tells the items of a list apart. */
export function exampleString(name: string, index: number): string {
  const rule = strings.find(([pattern]) => pattern.test(name.toLowerCase()));
  return rule?.[1][index % 2] ?? (index === 0 ? "text" : "more text");
}

const starts = /^(start|from|begin|origin|source|src|lo|min|first)/;
const ends = /^(end|to|finish|dest|target|hi|max|last)/;

const numbers: readonly (readonly [RegExp, number])[] = [
  [/(^|_)lat(itude)?$/, 51.5],
  [/(^|_)(lng|lon|longitude)$/, -0.125],
  [/page_?size|limit/, 10],
  [/(user|person|customer|account)_?id$/, 3],
  [/max_?results|count|quantity|^n$|^num/, 3],
  [/id$/, 42],
  [/year/, 2026],
  [/month|day/, 2],
  [/hour/, 3],
  [/minute|second/, 30],
  [/port$/, 50051],
  [/age$/, 36],
  [/percent|ratio|score|rate/, 50],
  [/price|amount|cost/, 12.5],
  [/offset|index/, 0],
  [/nano/, 500_000_000],
];

/**
 * An example number for a field of this name, inside a field called `holder`.
 * Points at a start and an end are apart: (0, 12) and (12, 14).
 */
export function exampleNumber(name: string, holder: string, index: number): number {
  const field = name.toLowerCase();
  if (field === "x" || field === "y") {
    const inside = holder.toLowerCase();
    const [x, y] = ends.test(inside) && !starts.test(inside) ? [12, 14] : [0, 12];
    return field === "x" ? x : y;
  }
  return (numbers.find(([pattern]) => pattern.test(field))?.[1] ?? 1) + index;
}

/** Bytes that are readable as text. */
export function exampleBytes(): Uint8Array {
  return new TextEncoder().encode("hello");
}
