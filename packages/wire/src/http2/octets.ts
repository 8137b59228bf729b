/** Big-endian numbers, as HTTP/2 has them. Bytes that are not there count as 0. */
export const uint16 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

export const uint24 = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 16) | uint16(bytes, at + 1);

export const uint32 = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) * 2 ** 24 + uint24(bytes, at + 1);

/** The same without its highest bit, which is reserved where this is used. */
export const uint31 = (bytes: Uint8Array, at: number): number => uint32(bytes, at) % 2 ** 31;

/** Pieces one after the other. */
export function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
