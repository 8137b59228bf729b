import { fromJson, type DescMessage, type Message } from "@bufbuild/protobuf";
import { toJsonValue, type JsonNode } from "./text.ts";
import { faultOfPlain, faultOfText, type JsonFault } from "./plain.ts";
import type { TextFormat } from "../values/well-known.ts";

/**
 * Reads a well-known type that has a JSON of its own. The library reads it; what
 * it would let through unseen (30 February, a name that stands twice, words
 * after the seconds) is refused here.
 */
export function readWellKnown(
  desc: DescMessage,
  format: TextFormat,
  node: JsonNode,
): { readonly message: Message } | { readonly fault: JsonFault } {
  // In JSON only the one form that ProtoJSON names is read, though the form takes more.
  const accepts = examples[format.kind] ?? format.accepts;
  const wrong = `This is not a ${desc.name}. Write ${accepts}.`;
  const fault = faultIn(format, node, wrong);
  if (fault) return { fault };
  try {
    return { message: fromJson(desc, toJsonValue(node, "number")) };
  } catch {
    return { fault: { ...node, message: wrong } };
  }
}

const examples: Readonly<Partial<Record<TextFormat["kind"], string>>> = {
  timestamp: "a time in RFC 3339, such as 2026-01-02T03:04:05Z, in double quotes",
  duration: "seconds with an s, such as 1.5s, in double quotes",
  "field-mask": "paths in camel case with commas between, in double quotes",
};

function faultIn(format: TextFormat, node: JsonNode, wrong: string): JsonFault | undefined {
  if (format.kind === "json") return faultOfPlain(node);
  if (node.kind !== "string") return undefined;
  if (format.kind === "field-mask") return faultOfText(node, node.value);
  if (!shapes[format.kind].test(node.value)) return { ...node, message: wrong };
  const parsed = format.parse(node.value);
  return parsed.ok ? undefined : { ...node, message: parsed.message };
}

const shapes = {
  timestamp: /^\d{4}-\d\d-\d\dT\S+$/,
  duration: /^-?\d+(\.\d{1,9})?s$/,
} as const;
