import { checkValue } from "../draft/check-value.ts";
import type { MapDraft, ValueDraft } from "../draft/draft.ts";
import { createIssuePlacer, parseJsonText, type JsonNode } from "../json/text.ts";
import type { ValueControl } from "../model/model.ts";
import { quote, type Parsed } from "../values/parsed.ts";
import { draftOfLine, splitEntry, splitLine } from "./lines.ts";
import { draftOfNode } from "./node-draft.ts";

/** A line of a pasted text that is no value, from 1, and why. */
export interface ManyProblem {
  readonly line: number;
  readonly message: string;
}

/** What a pasted text holds: the values that are valid, and what is wrong with the others. */
export interface Many<T> {
  readonly values: readonly T[];
  readonly problems: readonly ManyProblem[];
}

/** More at a time would keep the page waiting. */
const most = 10_000;

/** A key and a value for a map. */
export interface Entry {
  readonly key: ValueDraft;
  readonly value: ValueDraft;
}

/**
 * Reads many values for a list out of one text: a JSON array, or one value per
 * line. Numbers, bools, enum values and times may also stand side by side with
 * commas, semicolons or tabs between. Blank lines are skipped.
 */
export function parseItems(control: ValueControl, text: string): Many<ValueDraft> {
  const many = collector<ValueDraft>();
  const json = readJson(control, text, "array");
  if (json?.kind === "problem") return { values: [], problems: [json.problem] };
  if (json?.kind === "array") {
    const lineOf = lines(text);
    for (const node of json.items) {
      const read = draftOfNode(control, node, text);
      many.add(read.ok ? read.value : undefined, lineOf(node.from), read.ok ? "" : read.message);
    }
    return many;
  }
  if (json) {
    const read = draftOfNode(control, json, text);
    many.add(read.ok ? read.value : undefined, 1, read.ok ? "" : read.message);
    return many;
  }
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    for (const piece of splitLine(control, line)) {
      const read = draftOfLine(control, piece);
      many.add(read.ok ? read.value : undefined, index + 1, read.ok ? "" : read.message);
    }
  }
  return many;
}

/**
 * Reads many entries for a map out of one text: a JSON object, or one entry per
 * line: `key = value`, `key: value`, or a tab between the two. A key that stands
 * twice, or is in the map already, is a problem that names it.
 */
export function parseEntries(
  keyControl: ValueControl,
  control: ValueControl,
  text: string,
  before?: MapDraft,
): Many<Entry> {
  const many = collector<Entry>();
  const seen = new Map<unknown, number>();
  for (const { key } of before?.entries ?? []) {
    const meant = meaning(keyControl, key);
    if (meant.ok) seen.set(meant.value, 0);
  }
  const add = (key: Parsed<ValueDraft>, name: string, line: number, value: Parsed<ValueDraft>) => {
    if (!key.ok) return many.add(undefined, line, `The key: ${key.message}`);
    const meant = meaning(keyControl, key.value);
    const first = meant.ok ? seen.get(meant.value) : undefined;
    if (first !== undefined) {
      const where = first === 0 ? "is in the map already" : `stands on line ${first} already`;
      return many.add(undefined, line, `The key ${quote(name)} ${where}.`);
    }
    if (!value.ok) return many.add(undefined, line, `${quote(name)}: ${value.message}`);
    if (meant.ok) seen.set(meant.value, line);
    many.add({ key: key.value, value: value.value }, line, "");
  };
  const json = readJson(keyControl, text, "object");
  if (json?.kind === "problem") return { values: [], problems: [json.problem] };
  if (json?.kind === "object") {
    const lineOf = lines(text);
    for (const entry of json.entries) {
      // In quotes, so that a key is taken as it is.
      const written = keyControl.kind === "string" ? JSON.stringify(entry.key) : entry.key;
      const key = draftOfLine(keyControl, written);
      add(key, entry.key, lineOf(entry.from), draftOfNode(control, entry.value, text));
    }
    return many;
  }
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === "") continue;
    const parts = splitEntry(line);
    if (parts) {
      const key = draftOfLine(keyControl, parts.key);
      add(key, parts.key, index + 1, draftOfLine(control, parts.value));
    }
    if (!parts)
      many.add(undefined, index + 1, "Write a key and a value with = or : or a tab between.");
  }
  return many;
}

function collector<T>() {
  const values: T[] = [];
  const problems: ManyProblem[] = [];
  let full = false;
  return {
    values,
    problems,
    add(value: T | undefined, line: number, message: string): void {
      if (value === undefined) problems.push({ line, message });
      else if (values.length < most) values.push(value);
      else if (!full) {
        full = true;
        problems.push({
          line,
          message: `From here on there are more than ${most.toLocaleString("en")} values. Paste the rest after these.`,
        });
      }
    },
  };
}

type Json = JsonNode | { readonly kind: "problem"; readonly problem: ManyProblem };

/**
 * The JSON of a text that is meant as JSON: one that begins as such. A text that
 * only begins with a bracket, as a line of a log does, is no JSON where texts
 * are pasted; and several values, a line each, are read line by line.
 */
function readJson(control: ValueControl, text: string, kind: "array" | "object"): Json | undefined {
  const begin = text.trimStart().charAt(0);
  const isMessage = control.kind === "message" && !control.wraps && !control.text;
  if (begin !== (kind === "array" ? "[" : "{") && !(isMessage && begin === "{")) return undefined;
  const parsed = parseJsonText(text);
  if (parsed.ok) return parsed.node.kind === kind || isMessage ? parsed.node : undefined;
  if (control.kind === "string" || eachLineIsJson(text)) return undefined;
  const { line, column, message } = parsed.issue;
  return { kind: "problem", problem: { line, message: `Column ${column}: ${message}` } };
}

function eachLineIsJson(text: string): boolean {
  const [first = ""] = text.trimStart().split("\n");
  return parseJsonText(first).ok;
}

function lines(text: string): (offset: number) => number {
  const place = createIssuePlacer(text);
  return (offset) => place(offset, offset, "").line;
}

function meaning(control: ValueControl, key: ValueDraft) {
  return key.kind === "message" || key.kind === "any"
    ? { ok: false as const }
    : checkValue(control, key);
}
