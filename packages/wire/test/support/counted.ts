/** Bytes that count how many of them are read. */
export interface CountedBytes {
  readonly bytes: Uint8Array;
  /** How many were read since the last time that this was asked. */
  readonly reads: () => number;
}

/** Whoever takes a part of them, to decode it at once, reads that part. */
export function countReads(bytes: Uint8Array): CountedBytes {
  let reads = 0;
  const counted = new Proxy(bytes, {
    get(target, key) {
      if (typeof key === "string" && /^\d+$/u.test(key)) reads++;
      if (key === "subarray" || key === "slice") {
        return (start?: number, end?: number) => {
          const part = target.subarray(start, end);
          reads += part.length;
          return part;
        };
      }
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return {
    bytes: counted,
    reads() {
      const until = reads;
      reads = 0;
      return until;
    },
  };
}
