import type { Span } from "@grpc-playground/wire";
import type { ByteNode, Children, Page } from "./byte-tree.ts";

export interface PageSource {
  readonly span: Span;
  /** Nodes of a page. */
  readonly size: number;
  /** Where the node ends that begins at an offset; undefined where none begins. */
  readonly after: (at: number) => number | undefined;
  /** Reads a page. `place` is how many nodes came before it. */
  readonly read: (from: number, place: number) => Omit<Page, "previous">;
}

/** Children that lie one behind the other, of which one can be stepped over without being read. */
export function pagedChildren({ span, size, after, read }: PageSource): Children {
  /** Where pages begin, as far as somebody asked. */
  const starts = [span.start];
  let count = 0;
  let end = span.start;

  function placeOf(offset: number): number {
    while (end <= offset && end < span.end) {
      const next = after(end);
      if (next === undefined || next <= end) break;
      end = next;
      count += 1;
      if (count % size === 0 && end < span.end) starts.push(end);
    }
    const behind = starts.findIndex((start) => start > offset);
    return (behind === -1 ? starts.length : behind) - 1;
  }

  let kept: { readonly from: number; readonly page: Page } | undefined;
  return {
    page(from = span.start) {
      if (kept?.from !== from) {
        const place = placeOf(from);
        const page = { ...read(from, place * size), previous: starts[place - 1] };
        kept = { from, page };
      }
      return kept.page;
    },
    pageOf: (offset) =>
      offset >= span.start && offset < span.end ? starts[placeOf(offset)] : undefined,
  };
}

/** Children that are all known, page by page. */
export function listedChildren(nodes: readonly ByteNode[], size = 500): Children {
  const startOf = (index: number) => (index < 0 ? undefined : nodes[index]?.span.start);
  const indexOf = (offset: number) => nodes.findIndex(({ span }) => offset < span.end);
  return {
    count: nodes.length,
    page(from) {
      const first = from === undefined ? 0 : Math.max(0, indexOf(from));
      return {
        nodes: nodes.slice(first, first + size),
        previous: first === 0 ? undefined : startOf(Math.max(0, first - size)),
        next: startOf(first + size),
      };
    },
    pageOf(offset) {
      const index = indexOf(offset);
      return index === -1 ? undefined : startOf(index - (index % size));
    },
  };
}
