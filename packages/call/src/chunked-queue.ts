/** A read-only list whose elements are reached by place. */
export interface Sequence<T> {
  readonly length: number;
  /** The element at `index`, or undefined outside 0 to length - 1. */
  at(index: number): T | undefined;
}

/** A first-in, first-out queue that can be read by index. */
export interface ChunkedQueue<T> extends Sequence<T> {
  push(item: T): void;
  /** Removes and returns the oldest element. */
  shift(): T | undefined;
}

const chunkBits = 10;
const chunkSize = 1 << chunkBits;
const chunkMask = chunkSize - 1;

function chunkOf(position: number): number {
  return Math.floor(position / chunkSize);
}

/**
 * Creates a queue in chunks of 1,024: push, shift and at take constant time
 * and copy nothing, where an array would be copied as it grows and moved as
 * its front is dropped. An emptied slot lets go of what it held.
 */
export function createChunkedQueue<T>(): ChunkedQueue<T> {
  const chunks = new Map<number, (T | undefined)[]>();
  // Positions only grow; their upper bits name the chunk, their lower the slot.
  let first = 0;
  let end = 0;
  return {
    get length() {
      return end - first;
    },
    at(index) {
      if (!Number.isInteger(index) || index < 0 || index >= end - first) return undefined;
      const position = first + index;
      return chunks.get(chunkOf(position))?.[position & chunkMask];
    },
    push(item) {
      const key = chunkOf(end);
      let chunk = chunks.get(key);
      if (chunk === undefined) {
        chunk = [];
        chunks.set(key, chunk);
      }
      chunk.push(item);
      end += 1;
    },
    shift() {
      if (first === end) return undefined;
      const key = chunkOf(first);
      const chunk = chunks.get(key);
      const slot = first & chunkMask;
      const item = chunk?.[slot];
      if (chunk !== undefined) chunk[slot] = undefined;
      first += 1;
      if (slot === chunkMask) chunks.delete(key);
      return item;
    },
  };
}
