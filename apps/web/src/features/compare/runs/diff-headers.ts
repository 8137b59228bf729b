import type { HeaderEntry } from "@grpc-playground/call";

/** A header by its name, with what each side has under it; undefined where it has none. */
export interface HeaderDiff {
  readonly name: string;
  readonly a: string | undefined;
  readonly b: string | undefined;
}

/** Headers of both sides, those that differ first. Several of one name count as one with commas. */
export function diffHeaders(
  a: readonly HeaderEntry[] = [],
  b: readonly HeaderEntry[] = [],
): readonly HeaderDiff[] {
  const [ofA, ofB] = [joined(a), joined(b)];
  const names = [...new Set([...ofA.keys(), ...ofB.keys()])];
  const rows = names.map((name) => ({ name, a: ofA.get(name), b: ofB.get(name) }));
  return [...rows.filter((row) => row.a !== row.b), ...rows.filter((row) => row.a === row.b)];
}

function joined(entries: readonly HeaderEntry[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of entries) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return values;
}
