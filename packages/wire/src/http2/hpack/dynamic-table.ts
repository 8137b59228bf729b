import type { TableEntry } from "./static-table.ts";

/** What an entry costs beyond its name and value: RFC 7541, 4.1. */
const entryOverhead = 32;

/** The size of a header as HPACK counts it, in octets. */
export const entrySize = ({ name, value }: TableEntry): number =>
  name.length + value.length + entryOverhead;

/** The headers of earlier blocks, newest first (RFC 7541, 2.3.2 and 4). */
export interface DynamicTable {
  /** How many entries there are. */
  readonly count: number;
  /** Sum of their sizes, in octets. */
  readonly size: number;
  readonly capacity: number;
  /** The entry that came `place` entries before the newest, from 0. */
  at(place: number): TableEntry | undefined;
  /** Puts one in, and drops the oldest until it fits. One larger than the table empties it. */
  add(entry: TableEntry): void;
  resize(capacity: number): void;
}

export function createDynamicTable(initialCapacity: number): DynamicTable {
  /** Oldest first; those before `oldest` are dropped. */
  let entries: TableEntry[] = [];
  let oldest = 0;
  let size = 0;
  let capacity = initialCapacity;

  function evictTo(allowed: number): void {
    while (size > allowed) {
      const entry = entries[oldest];
      if (entry === undefined) return;
      size -= entrySize(entry);
      oldest++;
    }
    // The dropped ones are let go of in batches, so that each costs a constant share.
    if (oldest > 32 && oldest * 2 > entries.length) {
      entries = entries.slice(oldest);
      oldest = 0;
    }
  }

  return {
    get count() {
      return entries.length - oldest;
    },
    get size() {
      return size;
    },
    get capacity() {
      return capacity;
    },
    at: (place) => {
      const index = entries.length - 1 - place;
      return index >= oldest ? entries[index] : undefined;
    },
    add(entry) {
      const needed = entrySize(entry);
      evictTo(Math.max(0, capacity - needed));
      if (needed > capacity) return;
      entries.push(entry);
      size += needed;
    },
    resize(next) {
      capacity = next;
      evictTo(capacity);
    },
  };
}
