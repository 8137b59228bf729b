import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Report } from "../problems.ts";
import type { YamlEntry, YamlMap, YamlNode } from "./node.ts";

/** Deeper than any lesson has to be, and far from what a stack can bear. */
const deepest = 40;

/**
 * Reads YAML 1.2 that has to be a map. Anchors and aliases are refused: a lesson
 * says what it means where it means it.
 *
 * @param firstLine the line of the file in which the text begins, from 1
 */
export function readYaml(text: string, firstLine: number, report: Report): YamlMap | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number | undefined) =>
    firstLine - 1 + Math.max(1, lines.linePos(offset ?? 0).line);
  for (const { pos, message } of [...document.errors, ...document.warnings]) {
    report(lineAt(pos[0]), `This is no YAML: ${message}`);
  }
  if (document.errors.length > 0) return undefined;

  function convert(node: unknown, line: number, depth: number): YamlNode | undefined {
    if (depth > deepest) {
      report(line, `This is nested more than ${deepest} levels deep.`);
      return undefined;
    }
    if (isAlias(node)) {
      report(line, "Aliases are not read here: write it out.");
      return undefined;
    }
    if (isMap(node)) {
      const own = lineAt(node.range?.[0]);
      const entries: YamlEntry[] = [];
      for (const { key, value } of node.items) {
        const keyLine = isScalar(key) ? lineAt(key.range?.[0]) : own;
        const entry = convert(value, keyLine, depth + 1);
        if (isScalar(key) && entry !== undefined) {
          entries.push({ key: String(key.value), line: keyLine, value: entry });
        } else if (!isScalar(key)) report(own, "A key has to be a word.");
      }
      return { kind: "map", line: own, entries };
    }
    if (isSeq(node)) {
      const own = lineAt(node.range?.[0]);
      const items = node.items.map((item) => convert(item, own, depth + 1));
      return { kind: "list", line: own, items: items.filter((item) => item !== undefined) };
    }
    if (!isScalar(node)) return { kind: "scalar", line, value: null };
    const own = node.range === undefined || node.range === null ? line : lineAt(node.range[0]);
    const { value } = node;
    if (value === null || typeof value === "string" || typeof value === "boolean") {
      return { kind: "scalar", line: own, value };
    }
    if (typeof value === "number" && (!Number.isInteger(value) || Number.isSafeInteger(value))) {
      if (Number.isFinite(value)) return { kind: "scalar", line: own, value };
    }
    report(own, `\`${node.source ?? "This"}\` cannot be kept as a number: write it in quotes.`);
    return undefined;
  }

  const root = convert(document.contents, firstLine, 0);
  if (root?.kind === "map") return root;
  if (root !== undefined)
    report(root.line, "Write keys and values here, such as `title: Deadlines`.");
  return undefined;
}
