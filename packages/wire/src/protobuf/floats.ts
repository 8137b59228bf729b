/** A float as proto text has it: the fewest digits that give the same 32 bits. */
export function floatText(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Object.is(Math.fround(short), value)) return doubleText(short);
  }
  return doubleText(
    Object.is(value, -0) || !Number.isFinite(value) ? value : Number(value.toPrecision(9)),
  );
}

/** A double as proto text has it. */
export function doubleText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return Object.is(value, -0) ? "-0" : String(value);
}

/** How sign, exponent and fraction make a float or double (IEEE 754), in words. */
export function floatParts(bits: bigint, size: 4 | 8): string {
  const [fractionBits, exponentBits] = size === 4 ? [23n, 8n] : [52n, 11n];
  const fraction = BigInt.asUintN(Number(fractionBits), bits);
  const exponent = Number(BigInt.asUintN(Number(exponentBits), bits >> fractionBits));
  const sign = bits >> (fractionBits + exponentBits) === 0n ? "+" : "-";
  const top = 2 ** Number(exponentBits) - 1;
  if (exponent === top) return fraction === 0n ? `sign ${sign}, infinite` : "not a number";
  const part = Number(fraction) / 2 ** Number(fractionBits);
  if (exponent === 0 && fraction === 0n) return `sign ${sign}, zero`;
  const power = exponent === 0 ? 2 - 2 ** (Number(exponentBits) - 1) : exponent - (top >> 1);
  return `sign ${sign}, ${exponent === 0 ? part : 1 + part} × 2^${power}`;
}
