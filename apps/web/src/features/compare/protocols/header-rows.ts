import type { Protocol } from "@grpc-playground/call";
import type { ProtocolFacts } from "./facts.ts";
import type { SentHeader } from "./heads.ts";

/** A header with the values that it has, and the protocols that send each. */
export interface HeaderRow {
  readonly name: string;
  readonly values: readonly { readonly value: string; readonly in: readonly Protocol[] }[];
}

export interface HeaderRows {
  /** In some alone, or with values of their own. */
  readonly different: readonly HeaderRow[];
  /** The same in all. */
  readonly same: readonly HeaderRow[];
}

/** The headers that go one way, by who sends them. Protocols of which nobody told do not count. */
export function headerRows(
  facts: readonly ProtocolFacts[],
  of: (facts: ProtocolFacts) => readonly SentHeader[] | undefined,
): HeaderRows {
  const told = facts.filter((each) => of(each) !== undefined);
  const byName = new Map<string, Map<string, Protocol[]>>();
  for (const each of told) {
    for (const { name, value } of of(each) ?? []) {
      const values = byName.get(name) ?? new Map<string, Protocol[]>();
      values.set(value, [...(values.get(value) ?? []), each.protocol]);
      byName.set(name, values);
    }
  }
  const rows = [...byName].map(([name, values]) => ({
    name,
    values: [...values].map(([value, senders]) => ({ value, in: senders })),
  }));
  const isSame = ({ values }: HeaderRow) => values.every((each) => each.in.length === told.length);
  return { different: rows.filter((row) => !isSame(row)), same: rows.filter(isSame) };
}
