import {
  formatBytes,
  type Presence,
  type ScalarValue,
  type ValueControl,
} from "@grpc-playground/schema";

/** What an input that holds nothing says in its place: that it is unset, and what that reads as. */
export function unsetWords(
  control: ValueControl,
  presence: Presence | "item",
  fallback: ScalarValue | undefined,
): string {
  if (control.kind === "message") return control.text?.accepts ?? "unset";
  const reads = readsAs(control, fallback);
  // Without presence, unset and its default are one.
  if (presence === "implicit") return control.kind === "number" ? reads : "";
  if (presence === "item" || presence === "oneof") return "";
  return reads === "" ? "unset" : `unset; reads as ${reads}`;
}

function readsAs(control: ValueControl, fallback: ScalarValue | undefined): string {
  if (fallback === undefined) return "";
  if (typeof fallback === "object") return formatBytes(fallback, "hex") ?? "";
  if (typeof fallback === "string") return fallback && JSON.stringify(fallback);
  if (control.kind !== "enum") return String(fallback);
  return control.values.find(({ number }) => number === fallback)?.name ?? String(fallback);
}

/** Whether a value that is set is what the field reads as when it is unset. */
export function isDefaultValue(value: unknown, fallback: ScalarValue | undefined): boolean {
  if (value instanceof Uint8Array && fallback instanceof Uint8Array) {
    return value.join() === fallback.join();
  }
  // 64-bit defaults may be 0 or 0n; -0 and 0 differ on the wire.
  return (
    Object.is(value, fallback) ||
    (typeof value === "bigint" &&
      (typeof fallback === "number" || typeof fallback === "bigint") &&
      value === BigInt(fallback))
  );
}
