import type { About, FlagSpec, FlagTable } from "./read-flags.ts";

/** Writes a table in lines: what the flags are about and whether they take a value, then their names. */
export function tableOf(
  lines: readonly (readonly [about: About, takes: FlagSpec["takes"], names: string])[],
): FlagTable {
  const table: Record<string, FlagSpec> = {};
  for (const [about, takes, names] of lines) {
    for (const entry of names.split(" ")) {
      // `short:long` is one flag with two names.
      const [name = "", as = name] = entry.split(":");
      table[name] = { takes, about, as };
    }
  }
  return table;
}
