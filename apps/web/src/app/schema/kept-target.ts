import type { Remembered } from "../../shared/lib/remembered.ts";
import type { Target } from "../../shared/lib/target.ts";

/** The target of a tab through a reload of its page. An address only, as it was typed. */
export interface KeptTarget {
  read(): Target;
  write(target: Target): void;
}

export function keptTarget(storage: Remembered): KeptTarget {
  return {
    read: () => {
      try {
        const value: unknown = JSON.parse(storage.read() ?? "null");
        return isTarget(value) ? { address: value.address, tls: value.tls } : undefined;
      } catch {
        return undefined; // Somebody else's data under our name.
      }
    },
    write: (target) =>
      storage.write(target && JSON.stringify({ address: target.address, tls: target.tls })),
  };
}

function isTarget(value: unknown): value is { address: string; tls: boolean } {
  if (typeof value !== "object" || value === null) return false;
  return (
    "address" in value &&
    typeof value.address === "string" &&
    "tls" in value &&
    typeof value.tls === "boolean"
  );
}
