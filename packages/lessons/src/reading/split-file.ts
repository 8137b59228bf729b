import type { Code, RootContent } from "mdast";
import type { Text } from "../text/text.ts";
import type { Report } from "../problems.ts";
import { parseMarkdown, plainText } from "../text/markdown.ts";

/** A lesson's file, cut into what it is made of. Lines count from 1. */
export interface LessonFile {
  readonly frontMatter: string;
  readonly frontMatterLine: number;
  readonly lead: Text;
  readonly sections: readonly Section[];
  /** The line before the first of the Markdown: what its nodes' positions count from. */
  readonly bodyLine: number;
}

/** A heading and what follows. */
export interface Section {
  readonly title: string;
  readonly line: number;
  readonly body: Text;
  /** The YAML of the step block; undefined where there is none. */
  readonly step: { readonly text: string; readonly line: number } | undefined;
}

/** Cuts a file. Undefined when there is no front matter, which is then reported. */
export function splitFile(text: string, report: Report): LessonFile | undefined {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const end = lines.indexOf("---", 1);
  if (lines[0] !== "---" || end < 0) {
    report(1, "A lesson begins with its front matter: `---`, keys and values, `---`.");
    return undefined;
  }
  const bodyLine = end + 2;
  const nodes = parseMarkdown(lines.slice(end + 1).join("\n"));
  const lineOf = (node: RootContent) => bodyLine - 1 + (node.position?.start.line ?? 1);
  const starts = nodes.flatMap((node, index) =>
    node.type === "heading" && node.depth === 2 ? [index] : [],
  );
  const sections = starts.map((start, place): Section => {
    const [heading, ...inner] = nodes.slice(start, starts[place + 1]);
    const title = titleOf(heading);
    const line = heading === undefined ? bodyLine : lineOf(heading);
    const blocks = inner.filter(
      (node): node is Code => node.type === "code" && node.lang === "step",
    );
    const [step, second] = blocks;
    if (starts.slice(0, place).some((before) => titleOf(nodes[before]) === title)) {
      report(line, `There is another step "${title}": its title is what tells it from this one.`);
    }
    if (step === undefined) {
      report(line, `The step "${title}" has no \`step\` block: begin one with \`\`\`step.`);
    }
    if (second !== undefined) {
      report(lineOf(second), "A step has one `step` block: begin the next step with `## `.");
    }
    const body = inner.filter((node) => node.type !== "code" || node.lang !== "step");
    // The YAML begins in the line after the fence.
    return { title, line, body, step: step && { text: step.value, line: lineOf(step) + 1 } };
  });
  for (const node of nodes) {
    if (node.type === "heading" && node.depth === 1) {
      report(lineOf(node), "The title is in the front matter: headings begin with `## `.");
    }
  }
  const lead = nodes.slice(0, starts[0]);
  for (const node of lead) {
    if (node.type === "code" && node.lang === "step") {
      report(
        lineOf(node),
        "A `step` block stands below a heading `## `, which is the step's title.",
      );
    }
  }
  if (starts.length === 0) report(bodyLine, "A lesson has a step at least: a heading `## `.");
  return {
    frontMatter: lines.slice(1, end).join("\n"),
    frontMatterLine: 2,
    lead,
    sections,
    bodyLine,
  };
}

function titleOf(heading: RootContent | undefined): string {
  return heading === undefined ? "" : plainText(heading);
}
