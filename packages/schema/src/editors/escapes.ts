/** What a text box changes or cannot show: control characters but tab and line feed, and half surrogate pairs. */
const odd = /(?![\t\n])\p{Cc}|\p{Cs}|[\u2028\u2029\ufeff]/u;

/** The characters of a text that a text box would lose or hide, each once, as escapes. */
export function oddCharacters(text: string): readonly string[] {
  if (!odd.test(text)) return [];
  const found = new Set(text.match(new RegExp(odd, "gu")) ?? []);
  return [...found].map(escapeOne);
}

const short: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\b", "\\b"],
  ["\f", "\\f"],
]);

function escapeOne(character: string): string {
  return short.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A text on one line in which every character can be seen, with the escapes of JSON. */
export function escapeText(text: string): string {
  return text.replaceAll(/[\\\n\t]|\p{Cc}|\p{Cs}|[\u2028\u2029\ufeff]/gu, escapeOne);
}

/**
 * The text that escapes stand for. What is no escape of JSON stands for itself,
 * a backslash at the end too: somebody is in the middle of typing one.
 */
export function unescapeText(escaped: string): string {
  return escaped.replaceAll(
    /\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/g,
    (_, hex?: string, one = "") =>
      hex === undefined ? (plain.get(one) ?? one) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const plain: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);
