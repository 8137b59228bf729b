/** Bytes that count how often one of them is read. */
export interface CountedBytes {
  readonly bytes: Uint8Array;
  readonly reads: number;
}

export function countReads(bytes: Uint8Array): CountedBytes {
  let reads = 0;
  const wrap = (of: Uint8Array): Uint8Array =>
    new Proxy(of, {
      get(target, key) {
        if (typeof key === "string" && /^\d+$/.test(key)) reads++;
        // Whoever walks over all of them reads all of them.
        if (key === Symbol.iterator) reads += target.length;
        if (key === "subarray") {
          return (start?: number, end?: number) => wrap(target.subarray(start, end));
        }
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  return {
    bytes: wrap(bytes),
    get reads() {
      return reads;
    },
  };
}
