import { attemptsHeader } from "./contract.ts";

/** No policy allows more than five attempts (gRFC A6); a header can say anything. */
export const mostAttempts = 100;

/**
 * Which attempt of a retried call this is, from 0, as gRFC A6 has clients tell
 * it: the header is there from the second attempt on.
 */
export function previousAttempts(header: Headers): number {
  const value = header.get(attemptsHeader) ?? "";
  return /^\d+$/u.test(value) ? Math.min(Number(value), mostAttempts) : 0;
}
