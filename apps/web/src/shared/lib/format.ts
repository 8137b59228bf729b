const whole = new Intl.NumberFormat("en-US");

/** A moment or a span with a fixed number of places, so that columns align: `0.4 ms`, `1.250 s`, `2:05.3`. */
export function time(ms: number): string {
  if (ms < 999.95) return `${ms.toFixed(1)} ms`;
  if (ms < 59_999.5) return `${(ms / 1000).toFixed(3)} s`;
  // Rounded first: what is left of a minute must not round up to sixty seconds.
  const tenths = Math.round(ms / 100);
  const seconds = (tenths % 600) / 10;
  return `${whole.format(Math.floor(tenths / 600))}:${seconds.toFixed(1).padStart(4, "0")}`;
}

/** `12 B`, `4.0 KiB`, `9.5 MiB`. */
export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1023.95 * 1024) return `${(bytes / 1024).toFixed(1)} KiB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

/** `100,000`. */
export function number(value: number): string {
  return whole.format(value);
}

/** `1 message`, `2 messages`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** Cuts a text to about `limit` characters, and says that it did. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}…`;
}
