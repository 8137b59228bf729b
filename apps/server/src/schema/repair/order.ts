import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";

/**
 * The files with dependencies first, and as they came otherwise. Files that
 * import one another in a circle have no order: they come in `cycles`.
 *
 * (Tarjan's algorithm, with a stack of its own: schemas can be deep.)
 */
export function dependencyOrder(files: ReadonlyMap<string, FileDescriptorProto>): {
  readonly ordered: FileDescriptorProto[];
  readonly cycles: FileDescriptorProto[][];
} {
  const groups = connectedGroups([...files.keys()], (name) =>
    (files.get(name)?.dependency ?? []).filter((dependency) => files.has(dependency)),
  ).map((names) => names.flatMap((name) => files.get(name) ?? []));
  return { ordered: groups.flat(), cycles: groups.filter((group) => group.length > 1) };
}

/**
 * The strongly connected components of a graph, each after those it leads to.
 */
export function connectedGroups(
  nodes: readonly string[],
  edges: (node: string) => readonly string[],
): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const groups: string[][] = [];

  function enter(node: string): { node: string; rest: string[] } {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, rest: edges(node).toReversed() };
  }

  function lower(node: string, to: number | undefined): void {
    low.set(node, Math.min(low.get(node) ?? 0, to ?? 0));
  }

  for (const root of nodes) {
    if (index.has(root)) continue;
    const path = [enter(root)];
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const next = at.rest.pop();
      if (next !== undefined) {
        if (!index.has(next)) path.push(enter(next));
        else if (isOpen.has(next)) lower(at.node, index.get(next));
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) lower(parent.node, low.get(at.node));
      if (low.get(at.node) !== index.get(at.node)) continue;
      const group = open.splice(open.lastIndexOf(at.node));
      for (const member of group) isOpen.delete(member);
      groups.push(group);
    }
  }
  return groups;
}
