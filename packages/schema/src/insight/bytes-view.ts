import type { WireRecord } from "./wire.ts";

/** What bytes are there for. */
export type ByteRole = "tag" | "length" | "value" | "end";

/** Bytes of one role, in a row. */
export interface ByteRun {
  readonly role: ByteRole;
  readonly bytes: Uint8Array;
}

/** The first bytes of a field, by role. */
export interface BytesView {
  readonly runs: readonly ByteRun[];
  /** How many more there are. */
  readonly more: number;
}

/** The first `limit` bytes of records, each with what it is there for. */
export function viewBytes(records: readonly WireRecord[], limit: number): BytesView {
  const runs: ByteRun[] = [];
  let left = limit;
  let size = 0;
  for (const record of records) {
    size += record.size;
    for (const role of ["tag", "length", "value", "end"] as const) {
      const bytes = record[role]?.subarray(0, left);
      if (!bytes || bytes.length === 0) continue;
      left -= bytes.length;
      runs.push({ role, bytes });
    }
  }
  return { runs, more: Math.max(0, size - limit) };
}
