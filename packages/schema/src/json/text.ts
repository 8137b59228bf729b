import type { JsonValue } from "@bufbuild/protobuf";

/** A JSON value that knows where it stands in its text: offsets in UTF-16 units, `to` exclusive. */
export type JsonNode = { readonly from: number; readonly to: number } & (
  | { readonly kind: "object"; readonly entries: readonly JsonEntry[] }
  | { readonly kind: "array"; readonly items: readonly JsonNode[] }
  | { readonly kind: "string"; readonly value: string }
  /** The literal as written, so that no 64-bit integer is rounded. */
  | { readonly kind: "number"; readonly raw: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
);

/** A member of an object; `from` and `to` enclose the key. */
export interface JsonEntry {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly value: JsonNode;
}

/** Something wrong with a JSON text: where, as offsets and as line and column (from 1), and why. */
export interface JsonIssue {
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
}

/**
 * Deeper than this is refused: no message nests so deep (protobuf ends at 100
 * messages, each of them perhaps in an array), and the call stack has an end.
 */
const deepest = 400;

/** A number or a word of so many characters is refused: no double has as many that count. */
const longest = 1000;

class JsonSyntaxError extends Error {
  readonly from: number;
  readonly to: number;
  constructor(message: string, from: number, to: number) {
    super(message);
    this.from = from;
    this.to = to;
  }
}

/** Reads JSON (RFC 8259) into a tree with positions, or says where and why it is not JSON. */
export function parseJsonText(
  text: string,
):
  | { readonly ok: true; readonly node: JsonNode }
  | { readonly ok: false; readonly issue: JsonIssue } {
  try {
    return { ok: true, node: read(text) };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return { ok: false, issue: createIssuePlacer(text)(error.from, error.to, error.message) };
  }
}

/** Makes an issue of two offsets of its text and a message. */
export type IssuePlacer = (from: number, to: number, message: string) => JsonIssue;

/**
 * Creates what says the line and column (from 1) of issues in one text. The
 * lines are looked for once: a pasted text can have an issue in each of them.
 */
export function createIssuePlacer(text: string): IssuePlacer {
  let starts: readonly number[] | undefined;
  return (from, to, message) => {
    starts ??= [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    const line = countUpTo(starts, from);
    return { message, from, to, line, column: from - (starts[line - 1] ?? 0) + 1 };
  };
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? limit) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The plain value of a node. Integers that a double would round become strings
 * where `long` says so: ProtoJSON reads 64-bit integers from strings.
 */
export function toJsonValue(node: JsonNode, long: "string" | "number"): JsonValue {
  switch (node.kind) {
    case "object": {
      // A null prototype, and so no surprise when a key is __proto__.
      const value = Object.create(null) as Record<string, JsonValue>;
      for (const entry of node.entries) value[entry.key] = toJsonValue(entry.value, long);
      return value;
    }
    case "array":
      return node.items.map((item) => toJsonValue(item, long));
    case "number": {
      const number = Number(node.raw);
      const exact = !/^-?\d+$/.test(node.raw) || Number.isSafeInteger(number);
      return exact || long === "number" ? number : node.raw;
    }
    case "null":
      return null;
    default:
      return node.value;
  }
}

function read(text: string): JsonNode {
  let at = 0;
  const fail = (message: string, from = at, to = Math.min(from + 1, text.length)): never => {
    throw new JsonSyntaxError(message, from, to);
  };
  const found = () => {
    if (at >= text.length) return "the text ends here";
    const rest = text.slice(at);
    if (/^(\/\/|\/\*|#)/.test(rest)) return "a comment stands here, which JSON does not have";
    if (rest.startsWith("'")) return "a single quote stands here; JSON uses double quotes";
    return `${JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0))} stands here`;
  };
  const space = () => {
    while (at < text.length && " \n\r\t".includes(text.charAt(at))) at++;
  };

  function value(depth: number): JsonNode {
    space();
    if (depth > deepest) fail(`This is nested more than ${deepest} levels deep.`);
    const from = at;
    switch (text[at]) {
      case "{":
        return object(depth);
      case "[":
        return array(depth);
      case '"':
        return { kind: "string", value: string(), from, to: at };
    }
    const word = /^[-+.\w]+/.exec(text.slice(at, at + longest))?.[0];
    if (!word) return fail(`A value was expected, but ${found()}.`);
    if (word.length === longest)
      fail(`This has ${longest} characters or more: shorten the number, or put text in quotes.`);
    at += word.length;
    if (word === "null") return { kind: "null", from, to: at };
    if (word === "true" || word === "false") {
      return { kind: "boolean", value: word === "true", from, to: at };
    }
    if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(word)) {
      return { kind: "number", raw: word, from, to: at };
    }
    return fail(notAValue(word), from, at);
  }

  function object(depth: number): JsonNode {
    const from = at++;
    const entries: JsonEntry[] = [];
    space();
    if (text[at] === "}") return { kind: "object", entries, from, to: ++at };
    for (;;) {
      space();
      if (text[at] === "}") fail("The comma before this } is one too many.");
      if (text[at] !== '"') {
        const word = /^[\w$-]+/.exec(text.slice(at, at + 100))?.[0];
        if (word) fail(`Put the name in double quotes: "${word}".`, at, at + word.length);
        fail(`A name in double quotes was expected, but ${found()}.`);
      }
      const keyFrom = at;
      const key = string();
      const keyTo = at;
      space();
      if (text[at] !== ":") fail(`A colon was expected after "${key}", but ${found()}.`);
      at++;
      entries.push({ key, from: keyFrom, to: keyTo, value: value(depth + 1) });
      space();
      if (text[at] === "}") return { kind: "object", entries, from, to: ++at };
      if (text[at] !== ",") fail(`A comma or } was expected after this value, but ${found()}.`);
      at++;
    }
  }

  function array(depth: number): JsonNode {
    const from = at++;
    const items: JsonNode[] = [];
    space();
    if (text[at] === "]") return { kind: "array", items, from, to: ++at };
    for (;;) {
      space();
      if (text[at] === "]") fail("The comma before this ] is one too many.");
      items.push(value(depth + 1));
      space();
      if (text[at] === "]") return { kind: "array", items, from, to: ++at };
      if (text[at] !== ",") fail(`A comma or ] was expected after this value, but ${found()}.`);
      at++;
    }
  }

  function string(): string {
    const from = at++;
    for (;;) {
      const char = text[at];
      if (char === undefined) return fail("This text has no closing quote.", from, text.length);
      if (char === '"') break;
      if (char === "\\") {
        if (!/^\\(["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(at, at + 6))) {
          return fail(
            `A backslash starts \\n, \\t, \\", \\\\ or \\u and four hex digits.`,
            at,
            at + 2,
          );
        }
        at++;
      } else if (char === "\n") {
        return fail("A line cannot end inside a text. Write \\n, or close the quote.", from, at);
      } else if (char < " ") {
        return fail("A control character has to be written as \\u and four hex digits.");
      }
      at++;
    }
    at++;
    return JSON.parse(text.slice(from, at)) as string;
  }

  const node = value(0);
  space();
  if (at < text.length) fail(`The JSON ends before this, but ${found()}.`);
  return node;
}

function notAValue(word: string): string {
  if (/^[+-]?(NaN|Infinity|inf)$/i.test(word)) {
    return `JSON has no ${word}. Put it in double quotes: "${word.replace(/^\+/, "")}".`;
  }
  if (/^[-+.]?\d/.test(word)) return `"${word}" is not a JSON number, such as 12, -0.5 or 1e9.`;
  if (/^(true|false|null)$/i.test(word)) return `Write ${word.toLowerCase()}, in lower case.`;
  return `"${word}" is not a JSON value. Text needs double quotes.`;
}
