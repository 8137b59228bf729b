const whole = new Intl.NumberFormat("en-US");

/** `1 message`, `2 messages`, `1,000 messages`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${whole.format(number)} ${number === 1 ? one : many}`;
}

/** `12 bytes`; from 10 KiB on in KiB or MiB. */
export function bytes(size: number): string {
  if (size < 10_240) return count(size, "byte");
  const [value, unit] = size < 1_048_576 ? [size / 1024, "KiB"] : [size / 1_048_576, "MiB"];
  return `${value.toFixed(1)} ${unit}`;
}

/** `250 ms`, `5 s`, `2 min`; whole units only where they are exact. */
export function duration(ms: number): string {
  if (ms >= 60_000 && ms % 60_000 === 0) return `${whole.format(ms / 60_000)} min`;
  if (ms >= 1_000) return `${whole.format(Math.round(ms / 10) / 100)} s`;
  return `${whole.format(Math.round(ms * 10) / 10)} ms`;
}

/** `1st`, `2nd`, `3rd`, `11th`. */
export function ordinal(number: number): string {
  const tens = number % 100;
  const ones = number % 10;
  const teen = tens >= 11 && tens <= 13;
  const end = teen ? "th" : ones === 1 ? "st" : ones === 2 ? "nd" : ones === 3 ? "rd" : "th";
  return `${whole.format(number)}${end}`;
}
