import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import type { Nodes, RootContent } from "mdast";

/** HTML and indented code are text here: a lesson has fences, and nothing of it becomes markup. */
const plain = { disable: { null: ["htmlFlow", "htmlText", "codeIndented"] } };

/** Reads Markdown with tables. Any text is Markdown. */
export function parseMarkdown(text: string): readonly RootContent[] {
  return fromMarkdown(text, {
    extensions: [gfmTable(), plain],
    mdastExtensions: [gfmTableFromMarkdown()],
  }).children;
}

/** Every node, parents before their children. */
export function* everyNode(nodes: readonly Nodes[]): Generator<Nodes> {
  for (const node of nodes) {
    yield node;
    if ("children" in node) yield* everyNode(node.children);
  }
}

/** The text that is in a node, without its markup. */
export function plainText(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(plainText).join("") : "";
}
