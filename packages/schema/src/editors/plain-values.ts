import { wrap } from "../json/print.ts";
import { createIssuePlacer, type JsonIssue, type JsonNode } from "../json/text.ts";
import { parsePlainJson } from "../json/plain.ts";

// The text of a google.protobuf.Struct, Value or ListValue: JSON of any shape,
// whose numbers are doubles.

/** What keeps a text from being such JSON, and where. */
export function problemInJson(text: string): JsonIssue | undefined {
  const parsed = parsePlainJson(text);
  if (parsed.ok) return undefined;
  const { from, to, message } = parsed.fault;
  return createIssuePlacer(text)(from, to, message);
}

/** The same JSON, indented: names in their order, numbers as they are written. Undefined when it is none. */
export function formatPlainJson(text: string): string | undefined {
  const parsed = parsePlainJson(text);
  return parsed.ok ? print(parsed.node, text, "") : undefined;
}

function print(node: JsonNode, text: string, indent: string): string {
  const inner = `${indent}  `;
  switch (node.kind) {
    case "object":
      return wrap(
        "{",
        "}",
        indent,
        node.entries.map(
          // As it stands: an escape that somebody chose is theirs.
          ({ from, to, value }) => `${text.slice(from, to)}: ${print(value, text, inner)}`,
        ),
      );
    case "array":
      return wrap(
        "[",
        "]",
        indent,
        node.items.map((item) => print(item, text, inner)),
      );
    default:
      return text.slice(node.from, node.to);
  }
}

/** A number as written, and as the double that is sent for it. */
export interface Rounded {
  readonly written: string;
  readonly sent: string;
}

/** The numbers that a double would round, such as integers beyond 2^53. */
export function roundedNumbers(text: string): readonly Rounded[] {
  const parsed = parsePlainJson(text);
  if (!parsed.ok) return [];
  const found: Rounded[] = [];
  const visit = (node: JsonNode) => {
    if (node.kind === "object") for (const { value } of node.entries) visit(value);
    if (node.kind === "array") for (const item of node.items) visit(item);
    if (node.kind !== "number") return;
    const sent = sentFor(node.raw);
    if (sent !== undefined) found.push({ written: node.raw, sent });
  };
  visit(parsed.node);
  return found;
}

/** How the double reads when it is not what was written. Few digits always come back, as 0.1 does. */
function sentFor(raw: string): string | undefined {
  const double = Number(raw);
  if (/^-?\d{1,400}$/.test(raw)) {
    const exact = BigInt(double);
    return exact === BigInt(raw) ? undefined : String(exact);
  }
  return sameDigits(raw, String(double)) ? undefined : String(double);
}

function sameDigits(a: string, b: string): boolean {
  const [one, other] = [digitsOf(a), digitsOf(b)];
  return one.digits === other.digits && (one.digits === "" || one.point === other.point);
}

/** The digits that count, and where the point is: 0.<digits> times ten to the power of `point`. */
function digitsOf(literal: string): { digits: string; point: number } {
  const match = /^-?(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(literal);
  const [, whole = "", fraction = "", exponent = "0"] = match ?? [];
  const all = whole + fraction;
  const digits = all.replace(/^0+/, "");
  const point = whole.length - (all.length - digits.length) + Number(exponent);
  return { digits: digits.replace(/0+$/, ""), point };
}
