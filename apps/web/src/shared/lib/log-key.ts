import type { CallLog } from "@grpc-playground/call";

const keys = new WeakMap<CallLog, number>();
let latest = 0;

/** A number for each log, so that what belongs to one call does not pass to the next. */
export function logKey(log: CallLog): number {
  const known = keys.get(log);
  if (known !== undefined) return known;
  latest += 1;
  keys.set(log, latest);
  return latest;
}
