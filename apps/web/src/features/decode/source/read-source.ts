import { readInput, type InputKind, type ReadAs } from "@grpc-playground/wire";
import { counted, size } from "../../../shared/lib/format.ts";
import type { Source } from "./source.ts";

/** The bytes of a source, and the other ways in which it can be read. */
export interface SourceRead {
  readonly read: ReadAs;
  readonly others: readonly ReadAs[];
}

/**
 * Reads a source as what it most likely is, or as what somebody has said.
 * Undefined when there is nothing in it.
 */
export function readSource(source: Source, as: InputKind | undefined): SourceRead | undefined {
  if (source.kind === "text" && source.text.trim() === "") return undefined;
  const first = readInput(source.kind === "text" ? source.text : source.bytes);
  const ways: readonly ReadAs[] = [first, ...first.alternatives];
  const read = ways.find(({ kind }) => kind === as) ?? first;
  return { read, others: ways.filter(({ kind }) => kind !== read.kind) };
}

const kindNames: Readonly<Record<InputKind, string>> = {
  hex: "hex",
  "hex dump": "a hex dump",
  base64: "base64",
  escapes: "text with escapes",
  numbers: "a list of numbers",
  bytes: "the bytes themselves",
};

/** `base64`, `the bytes themselves`. */
export function kindName(kind: InputKind): string {
  return kindNames[kind];
}

/** `Read as hex: 23 bytes.` */
export function readWords({ kind, bytes }: ReadAs): string {
  const amount = bytes.length < 1024 ? counted(bytes.length, "byte") : size(bytes.length);
  return `Read as ${kindName(kind)}: ${amount}.`;
}

/** Where in the text reading ended, and why. */
export function problemWords(text: string | undefined, { problem, bytes }: ReadAs): string {
  if (problem === undefined) return "";
  const before = text?.slice(0, problem.at) ?? "";
  const line = before.split("\n").length;
  const column = problem.at - before.lastIndexOf("\n");
  const place = line === 1 ? `character ${problem.at + 1}` : `line ${line}, character ${column}`;
  const shown =
    bytes.length === 0
      ? "No bytes came before it."
      : `The ${counted(bytes.length, "byte")} before it ${bytes.length === 1 ? "is" : "are"} shown.`;
  return `At ${place}: ${problem.message} ${shown}`;
}
