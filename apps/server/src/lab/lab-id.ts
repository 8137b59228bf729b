import { unreadable } from "./unreadable.ts";

/** Whether this can be the id of a trace or of a bench, which the page makes up. */
export function isLabId(value: string): boolean {
  return /^[A-Za-z0-9-]{8,64}$/u.test(value);
}

/**
 * The id that a header holds.
 *
 * @throws ConnectError INVALID_ARGUMENT that names the header
 */
export function parseLabId(name: string, value: string): string {
  if (isLabId(value)) return value;
  throw unreadable(name, value, "accepted: 8 to 64 letters, digits and dashes");
}
