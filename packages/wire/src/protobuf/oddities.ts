import type { Span } from "../span.ts";
import { sizeNotes } from "./scalars.ts";
import type { Content, FieldNode } from "./tree.ts";
import { readVarint } from "./varint.ts";
import { deepest } from "./wire-types.ts";

/** Where a field stands among the others of its message. */
export interface Occurrence {
  /** How many of the same number came before. */
  readonly nth: number;
  /** How many of each number came before or with it. */
  readonly seen: ReadonlyMap<number, number>;
  /** In how many messages it lies. */
  readonly depth: number;
}

/** What is legal but odd about a field, apart from its value. */
export function oddities(
  bytes: Uint8Array,
  node: Omit<FieldNode, "notes">,
  occurrence: Occurrence,
): readonly string[] {
  return [
    ...overlong(bytes, node.tag, "tag"),
    ...(node.length ? overlong(bytes, node.length, "length") : []),
    ...again(node, occurrence),
    ...(occurrence.depth === deepest
      ? [`It lies in ${deepest} messages: most parsers refuse what is deeper.`]
      : []),
  ];
}

function overlong(bytes: Uint8Array, span: Span, what: "tag" | "length"): readonly string[] {
  const isLong = span.end - span.start > 1 && bytes[span.end - 1] === 0;
  return isLong ? sizeNotes(readVarint(bytes, span), what) : [];
}

/** Of a field that is no list the last one counts, of a oneof the last member. */
function again(
  { field, content }: Omit<FieldNode, "notes">,
  { nth, seen }: Occurrence,
): readonly string[] {
  if (!field || field.fieldKind === "list" || field.fieldKind === "map") return [];
  if (!counts(content)) return [];
  const other = field.oneof?.fields.find(
    ({ number }) => number !== field.number && (seen.get(number) ?? 0) > 0,
  );
  if (nth > 0) {
    if (content.kind !== "message") {
      return ["It came before in this message: the last one counts."];
    }
    return other
      ? [
          `It came before in this message, and so did ${other.name} of the same oneof: parsers merge it with what came before only if no other member stood between.`,
        ]
      : ["It came before in this message: parsers merge the two."];
  }
  return other
    ? [`${other.name} of the same oneof came before: only the last one of a oneof counts.`]
    : [];
}

/** Not so what parsers keep among the unknown fields: another wire type, a number that a closed enum lacks. */
function counts(content: Content): boolean {
  if (content.kind !== "scalar" || !content.enum || content.enum.open)
    return content.kind !== "broken";
  return content.enum.values.some(({ name }) => name === content.text);
}
