import type { Code } from "mdast";
import type { CodeBlock } from "./text.ts";
import type { Report } from "../problems.ts";

/** Text of a file under packages/lessons/code, by its path there; undefined if there is none. */
export type ReadCode = (path: string) => string | undefined;

const keys = ["file", "part", "tab", "fold"];

/** Reads a code block with what stands behind its language: `python file=x.py part=serve tab=Python`. */
export function codeBlock(node: Code): CodeBlock {
  const meta = new Map(metaOf(node));
  return {
    language: node.lang ?? undefined,
    file: meta.get("file"),
    part: meta.get("part"),
    tab: meta.get("tab")?.replaceAll("_", " "),
    fold: meta.get("fold")?.replaceAll("_", " "),
    node,
  };
}

function metaOf(node: Code): readonly (readonly [key: string, value: string])[] {
  const words = (node.meta ?? "").split(/\s+/).filter((word) => word !== "");
  return words.map((word) => {
    const at = word.indexOf("=");
    return at < 1 ? [word, ""] : [word.slice(0, at), word.slice(at + 1)];
  });
}

/** Puts a file's text into the block that asks for it. */
export function fillCode(node: Code, line: number, readCode: ReadCode, report: Report): void {
  for (const [key, value] of metaOf(node)) {
    if (!keys.includes(key) || value === "") {
      report(
        line,
        `\`${key}\` behind a code block means nothing: write file=, part=, tab= or fold=.`,
      );
    }
  }
  const { file, part } = codeBlock(node);
  if (file === undefined) {
    if (part !== undefined) report(line, "`part=` needs `file=` beside it.");
    return;
  }
  const text = readCode(file);
  if (text === undefined) {
    report(line, `There is no file packages/lessons/code/${file}.`);
    return;
  }
  const found = part === undefined ? text : partOf(text, part);
  if (found === undefined) {
    report(line, `${file} has no comments \`part: ${part}\` and \`end part\` around anything.`);
    return;
  }
  node.value = found;
}

/** What stands between `part: name` and the next `end part`, moved to the left margin; without the comments of other parts. */
function partOf(text: string, part: string): string | undefined {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => markOf(line) === part);
  if (start < 0) return undefined;
  const length = lines.slice(start + 1).findIndex((line) => /\bend part\b/.test(line));
  if (length < 1) return undefined;
  const inner = lines.slice(start + 1, start + 1 + length);
  const margins = inner
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const margin = Math.min(...margins);
  return inner
    .map((line) => line.slice(margin))
    .join("\n")
    .trimEnd();
}

function markOf(line: string): string | undefined {
  return /\bpart: ([\w-]+)/.exec(line)?.[1];
}
