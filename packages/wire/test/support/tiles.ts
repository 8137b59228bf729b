import type { MessageTree, Span } from "../../src/index.ts";

/**
 * Checks that the bytes of a message are told without gap or overlap, at every
 * depth: a field is tag, length, value and end tag; fields lie end to end.
 *
 * @throws Error saying where they are not.
 */
export function checkTiles(tree: MessageTree): void {
  let at = tree.span.start;
  for (let page = tree; ; page = page.parse({ from: page.rest })) {
    for (const node of page.fields) {
      meet(node.path, at, node.span);
      at = node.span.end;
      let inside = node.span.start;
      for (const part of [node.tag, node.length, node.value, node.endTag]) {
        if (!part) continue;
        meet(node.path, inside, part);
        inside = part.end;
      }
      if (inside !== node.span.end) throw new Error(`${node.path} has bytes that nothing tells of`);
      const { content } = node;
      if (content.kind === "message") {
        const nested = content.parse();
        if (nested.span.start !== node.value.start || nested.span.end !== node.value.end) {
          throw new Error(`${node.path} holds a message elsewhere`);
        }
        if (content.schema) checkTiles(nested);
      }
    }
    if (page.rest === undefined) break;
  }
  if (!tree.problem && at !== tree.span.end) throw new Error("bytes are left over");
}

function meet(path: string, at: number, span: Span): void {
  if (span.start !== at) throw new Error(`${path}: ${span.start} begins where ${at} ended`);
  if (span.end < span.start) throw new Error(`${path}: a span of less than nothing`);
}
