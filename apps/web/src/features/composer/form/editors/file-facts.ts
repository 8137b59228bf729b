/** What gRPC servers take in one message unless they are told otherwise. */
export const usualLimit = 4 * 1024 * 1024;
/** What the page holds of one file. */
export const largest = 64 * 1024 * 1024;
/** Longer texts become a file rather than the content of a text box. */
export const atOnce = 256 * 1024;

/** The bytes that a file begins with, in hex: enough to know a PNG by. */
export function firstBytes(bytes: Uint8Array): string {
  const first = Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0"));
  return first.join(" ") + (bytes.length > 8 ? " ..." : "");
}

/** A size as people say it: `4.2 MiB`. */
export function mebibytes(size: number): string {
  return `${(size / 1024 / 1024).toFixed(1).replace(/\.0$/, "")} MiB`;
}
