import type { ReactNode } from "react";
import type { RawBytes } from "../../../shared/lib/lenient-json.ts";
import { late } from "../../../shared/ui/late.tsx";

/** Few messages have bytes that nobody knows; what reads them comes with the first. */
export const RawFields = late(async () => (await import("./raw-fields.tsx")).RawFields);

/** For a tree of JSON: the fields of what had to be left as bytes, under it. */
export function underRaw(raw: ReadonlyMap<object, RawBytes>): (value: object) => ReactNode {
  return (value) => {
    const found = raw.get(value);
    return found && <RawFields bytes={found.bytes} reason={found.reason} />;
  };
}
