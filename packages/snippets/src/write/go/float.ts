import type { Packages } from "./packages.ts";

/** A number; NaN, the infinities and -0 are made by functions. */
export function goFloat(value: number, type: "float" | "double", packages: Packages): string {
  const special = specialFloat(value, packages);
  if (special !== undefined) return type === "float" ? `float32(${special})` : special;
  if (type === "double") return String(value);
  for (let digits = 1; digits < 9; digits += 1) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(value);
}

function specialFloat(value: number, packages: Packages): string | undefined {
  if (Number.isNaN(value)) return `${packages.use("math")}.NaN()`;
  if (!Number.isFinite(value)) return `${packages.use("math")}.Inf(${value < 0 ? -1 : 1})`;
  return Object.is(value, -0) ? `${packages.use("math")}.Copysign(0, -1)` : undefined;
}
