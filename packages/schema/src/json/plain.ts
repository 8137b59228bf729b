import { parseJsonText, type JsonNode } from "./text.ts";

/** A place in a JSON text, and what is wrong there. */
export interface JsonFault {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

/** Deeper than this the library does not read them, and other readers end sooner. */
const deepest = 98;

/**
 * What google.protobuf.Struct, Value and ListValue cannot hold of a JSON value:
 * a number beyond a double, half a surrogate pair, a name that stands twice, of
 * which one would be lost without a word, and more depth than protobuf reads.
 */
export function faultOfPlain(node: JsonNode, depth = 1): JsonFault | undefined {
  if (depth > deepest + 1) return at(node, `This is nested more than ${deepest} levels deep.`);
  switch (node.kind) {
    case "string":
      return faultOfText(node, node.value);
    case "number":
      return Number.isFinite(Number(node.raw))
        ? undefined
        : at(node, `${node.raw} is beyond a double, which ends near 1.8e308.`);
    case "array":
      return firstOf(node.items, (item) => faultOfPlain(item, depth + 1));
    case "object": {
      const seen = new Set<string>();
      return firstOf(node.entries, (entry) => {
        if (seen.has(entry.key)) {
          return at(entry, `The name "${entry.key}" stands here a second time. Keep one.`);
        }
        seen.add(entry.key);
        return faultOfText(entry, entry.key) ?? faultOfPlain(entry.value, depth + 1);
      });
    }
    default:
      return undefined;
  }
}

/** Reads the JSON of a Struct, a Value or a ListValue. */
export function parsePlainJson(
  text: string,
):
  | { readonly ok: true; readonly node: JsonNode }
  | { readonly ok: false; readonly fault: JsonFault } {
  const parsed = parseJsonText(text);
  if (!parsed.ok) {
    const { from, to, message } = parsed.issue;
    return { ok: false, fault: { from, to, message: special(text.slice(from, to)) ?? message } };
  }
  const fault = faultOfPlain(parsed.node);
  return fault ? { ok: false, fault } : { ok: true, node: parsed.node };
}

/** What UTF-8 has no bytes for: an encoder would put something else in its place, without a word. */
export function faultOfText(
  where: { readonly from: number; readonly to: number },
  text: string,
): JsonFault | undefined {
  return text.isWellFormed()
    ? undefined
    : at(where, "Half of a surrogate pair (\\ud800 to \\udfff) has no UTF-8 bytes.");
}

/** Quotes, which JSON fields of type double take, would make a text of it here. */
function special(word: string): string | undefined {
  return /^[+-]?(NaN|Infinity|inf)$/i.test(word)
    ? `${word} has no JSON, so a google.protobuf.Value cannot hold it. Use a number, or null.`
    : undefined;
}

function at({ from, to }: { from: number; to: number }, message: string): JsonFault {
  return { from, to, message };
}

function firstOf<T>(
  all: readonly T[],
  look: (each: T) => JsonFault | undefined,
): JsonFault | undefined {
  for (const each of all) {
    const found = look(each);
    if (found) return found;
  }
  return undefined;
}
