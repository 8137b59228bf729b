/**
 * Repeatable randomness: the same seed gives the same sequence of numbers in
 * [0, 1). Marsaglia's xorshift with a Weyl sequence; not for secrets.
 *
 * @param seed any integer of 32 bits
 */
export function createRandom(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  let weyl = 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    weyl = (weyl + 0x61c88647) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + weyl;
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}
