import { attemptsHeader } from "@grpc-playground/interceptors";

/**
 * Which attempt of a retried call this is, from 0, as gRFC A6 has clients tell
 * it: the header is there from the second attempt on.
 */
export function previousAttempts(headers: Headers): number {
  const value = headers.get(attemptsHeader) ?? "";
  return /^\d{1,6}$/u.test(value) ? Number(value) : 0;
}
