import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";

const path = join(root, "docs/PERFORMANCE.md");
const [begin, end] = ["<!-- bench: begin -->", "<!-- bench: end -->"];

/**
 * Puts what was measured between the marks of docs/PERFORMANCE.md.
 *
 * @throws Error when the marks are not there
 */
export function writeDocument(measured: string): void {
  const text = readFileSync(path, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} has lost its marks, ${begin} and ${end}.`);
  const kept = [text.slice(0, from + begin.length), text.slice(to)];
  writeFileSync(path, kept.join(`\n\n${measured}\n\n`));
}
