import type { UnknownField } from "@bufbuild/protobuf";

/** Whether two lists hold the very same items. */
export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** By what they hold: each reading of the same bytes makes them anew. */
export function sameUnknown(a: readonly UnknownField[], b: readonly UnknownField[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ no, wireType, data }, index) => {
      const other = b[index];
      return no === other?.no && wireType === other.wireType && sameScalar(data, other.data);
    })
  );
}

/** Whether two maps hold the very same values. */
export function same<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

/** Whether two scalars are the same on the wire, as far as JavaScript can tell. */
export function sameScalar(a: unknown, b: unknown): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    return a.length === b.length && a.every((byte, index) => byte === b[index]);
  }
  // 64-bit defaults may be 0 or 0n; -0 and 0 differ on the wire.
  return Object.is(a, b) || (typeof a === "bigint" && typeof b === "number" && a === BigInt(b));
}
