import { Code } from "@connectrpc/connect";

/** `Code.DeadlineExceeded` as `DEADLINE_EXCEEDED`; the specification writes CANCELLED with two L. */
export function codeName(code: Code): string {
  if (code === Code.Canceled) return "CANCELLED";
  return Code[code].replaceAll(/(?<=[a-z])[A-Z]/g, "_$&").toUpperCase();
}
