import type { PackedContent } from "@grpc-playground/wire";
import type { Children } from "./byte-tree.ts";

/** Values that are read and shown at once. */
const packedPage = 500;

/** The values of a packed list. */
export function packedChildren(content: PackedContent, path: string): Children {
  const startOf = (index: number) => content.elements(index, 1)[0]?.span.start;
  return {
    get count() {
      return content.count;
    },
    page(from) {
      const first = from === undefined ? 0 : (content.elementAt(from)?.index ?? 0);
      const elements = content.elements(first, packedPage);
      return {
        nodes: elements.map(({ index, span, text }) => ({
          key: `${path}[${index}]`,
          span,
          parts: [{ role: "value", span, says: `value ${index} of the list: ${text}` }],
          name: `[${index}]`,
          type: "",
          value: text,
        })),
        previous: first > 0 ? startOf(Math.max(0, first - packedPage)) : undefined,
        next: startOf(first + elements.length),
      };
    },
    pageOf(offset) {
      const element = content.elementAt(offset);
      return element && startOf(element.index - (element.index % packedPage));
    },
  };
}
