import { parseTimeout } from "@connectrpc/connect/protocol-grpc";
import type { HeaderList } from "../frames.ts";

/**
 * Whether the `grpc-timeout` among a call's request headers has passed.
 *
 * @param startedMs When the call was opened here, of `performance.now()`. The
 * target's clock started later, so that it never ends a call before this does.
 */
export function isPastDeadline(headers: HeaderList, startedMs: number): boolean {
  const value = headers.find(([name]) => name.toLowerCase() === "grpc-timeout")?.[1];
  if (value === undefined) return false;
  const { timeoutMs } = parseTimeout(value, Infinity);
  return timeoutMs !== undefined && performance.now() - startedMs >= timeoutMs;
}
