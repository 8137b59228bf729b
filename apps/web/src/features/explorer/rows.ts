import type { Catalogue, CatalogueMethod, CatalogueService } from "./catalogue.ts";
import { matches } from "./search.ts";

interface Place {
  key: string;
  /** 1 at the top. */
  level: number;
  parent: string | undefined;
  /** Place among its siblings, from 1. */
  position: number;
  siblings: number;
}

/** A line of the tree. */
export type Row = Place &
  (
    | { kind: "folder"; name: string; expanded: boolean }
    | { kind: "service"; entry: CatalogueService; expanded: boolean; name: string }
    | { kind: "method"; entry: CatalogueMethod; name: string }
  );

export interface Layout {
  rows: readonly Row[];
  /** Methods that the search found, shown or not. */
  found: number;
}

export const infrastructureKey = " infrastructure";

/** Up to this many methods the tree starts out open. */
const openUpTo = 60;

export interface LayoutOptions {
  terms: readonly string[];
  /** What a person opened (true) or closed (false). */
  toggled: ReadonlyMap<string, boolean>;
}

/**
 * The tree as lines, from top to bottom: a service's methods follow it when it
 * is open. While searching, what was found is open, whatever was closed before.
 */
export function layOut(catalogue: Catalogue, { terms, toggled }: LayoutOptions): Layout {
  const searching = terms.length > 0;
  const own = search(catalogue.own, terms);
  const other = search(catalogue.infrastructure, terms);
  const rows: Row[] = [];
  const topLevel = own.length + (other.length > 0 ? 1 : 0);
  const isOpen = (key: string, byDefault: boolean) =>
    searching ? (toggled.get(key) ?? true) : (toggled.get(key) ?? byDefault);

  const addServices = (
    found: readonly Found[],
    place: Pick<Place, "level" | "parent">,
    of: number,
  ) => {
    for (const [index, { entry, methods }] of found.entries()) {
      const { key, name } = entry;
      const expanded = isOpen(key, catalogue.methodCount <= openUpTo);
      const here = { key, ...place, position: index + 1, siblings: of };
      rows.push({ ...here, kind: "service", entry, name, expanded });
      if (!expanded) continue;
      const { level } = place;
      rows.push(
        ...methods.map((method, at): Row => ({
          kind: "method",
          key: method.key,
          level: level + 1,
          parent: key,
          position: at + 1,
          siblings: methods.length,
          entry: method,
          name: method.method.name,
        })),
      );
    }
  };

  addServices(own, { level: 1, parent: undefined }, topLevel);
  if (other.length > 0) {
    const key = infrastructureKey;
    const expanded = isOpen(key, false);
    const place = { key, level: 1, parent: undefined, position: topLevel, siblings: topLevel };
    rows.push({ ...place, kind: "folder", name: "Infrastructure", expanded });
    if (expanded) addServices(other, { level: 2, parent: key }, other.length);
  }
  return { rows, found: countMethods(own) + countMethods(other) };
}

interface Found {
  entry: CatalogueService;
  methods: readonly CatalogueMethod[];
}

function search(services: readonly CatalogueService[], terms: readonly string[]): readonly Found[] {
  if (terms.length === 0) return services.map((entry) => ({ entry, methods: entry.methods }));
  return services
    .map((entry) => ({
      entry,
      methods: entry.methods.filter(({ haystack }) => matches(haystack, terms)),
    }))
    .filter(({ methods }) => methods.length > 0);
}

const countMethods = (found: readonly Found[]) =>
  found.reduce((count, { methods }) => count + methods.length, 0);
