import type { Span } from "../span.ts";

/** A varint as it stands: https://protobuf.dev/programming-guides/encoding/#varints */
export interface Varint {
  /** The 64 bits that it carries, without a sign. Bits above them are dropped, as parsers do. */
  readonly value: bigint;
  readonly size: number;
  /** It ends in zero bytes that add nothing. Parsers take it all the same. */
  readonly overlong: boolean;
  /** Its tenth byte has bits that no 64-bit number has. */
  readonly overflows: boolean;
}

/** Reads a varint that is known to lie at a span, all of it. */
export function readVarint(bytes: Uint8Array, { start, end }: Span): Varint {
  // Two halves in plain numbers: bigint arithmetic for each byte would be slow.
  let low = 0;
  let high = 0;
  let shift = 0;
  for (let at = start; at < end; at++, shift += 7) {
    const bits = (bytes[at] ?? 0) & 0x7f;
    if (shift < 28) low += bits * 2 ** shift;
    else if (shift < 63) high += bits * 2 ** (shift - 28);
    else if (shift === 63) high += (bits & 1) * 2 ** 35;
  }
  const last = bytes[end - 1] ?? 0;
  return {
    value: (BigInt(high) << 28n) | BigInt(low),
    size: end - start,
    overlong: end - start > 1 && last === 0,
    overflows: end - start === 10 && last > 1,
  };
}

/** How many bytes a varint of this number takes at least. */
export function varintSize(value: bigint): number {
  let size = 1;
  for (let rest = BigInt.asUintN(64, value) >> 7n; rest > 0n; rest >>= 7n) size++;
  return size;
}
