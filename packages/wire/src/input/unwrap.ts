/**
 * A text with what is around its bytes made spaces, so that places in it stay
 * what they were: the declaration and the comments of a C array (`xxd -i`,
 * Wireshark), `<Buffer 0a 02>` and `{"type":"Buffer","data":[10,2]}` of Node,
 * the quotes of a string.
 */
export function unwrap(text: string): string {
  const isArray = array.test(text.slice(0, longestHead));
  const plain = isArray ? withoutComments(text) : text;
  const [start, end] = isArray ? braces(plain) : (insideOf(text) ?? [0, text.length]);
  return `${" ".repeat(start)}${plain.slice(start, end)}${" ".repeat(text.length - end)}`;
}

const array = /^[\w\s]*\[\s*\w*\s*\]\s*=\s*\{/u;

/** With the braces, which tell decimal numbers from hex. */
function braces(text: string): readonly [start: number, end: number] {
  const start = text.indexOf("{");
  return [start, endOr(text, text.indexOf("}", start) + 1)];
}

function insideOf(text: string): readonly [start: number, end: number] | undefined {
  const head = text.slice(0, longestHead);
  const buffer = /^\s*<Buffer /u.exec(head);
  if (buffer) return [buffer[0].length, endOr(text, text.indexOf(">", buffer[0].length))];
  const json = /^\s*\{\s*"type"\s*:\s*"Buffer"\s*,\s*"data"\s*:\s*(?=\[)/u.exec(head);
  if (json) return [json[0].length, endOr(text, text.indexOf("]", json[0].length) + 1)];
  const quote = /^\s*(["'])/u.exec(head);
  const trimmed = text.trimEnd().length;
  if (quote?.[1] === undefined || trimmed <= quote[0].length) return undefined;
  return text[trimmed - 1] === quote[1] ? [quote[0].length, trimmed - 1] : undefined;
}

/** What stands before the bytes is never longer. */
const longestHead = 200;

function endOr(text: string, end: number): number {
  return end > 0 ? end : text.length;
}

function withoutComments(text: string): string {
  let shown = "";
  let at = 0;
  for (;;) {
    const start = text.indexOf("/*", at);
    const end = start === -1 ? -1 : text.indexOf("*/", start + 2);
    if (end === -1) return shown + text.slice(at);
    shown += text.slice(at, start) + " ".repeat(end + 2 - start);
    at = end + 2;
  }
}
