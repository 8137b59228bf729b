import type { CSSProperties } from "react";

/** Custom properties as a style. React takes them; its types do not know them. */
export function vars(values: Readonly<Record<`--${string}`, number>>): CSSProperties {
  return values;
}
