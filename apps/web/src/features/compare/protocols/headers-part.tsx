import { counted } from "../../../shared/lib/format.ts";
import { protocolNames } from "../../../shared/lib/protocol.ts";
import { Badge } from "../../../shared/ui/badge.tsx";
import { Disclosure } from "../../../shared/ui/disclosure.tsx";
import { Group, Note, Part } from "../shared/part.tsx";
import { Cell, Table } from "../shared/table.tsx";
import type { ProtocolFacts } from "./facts.ts";
import { headerRows, type HeaderRow } from "./header-rows.ts";
import type { SentHeader } from "./heads.ts";
import styles from "./protocols.module.css";
import type { Measured } from "./run-comparison.ts";

/** Which headers the protocols have in common, and which each has of its own. */
export function HeadersPart({ measured }: { measured: readonly Measured[] }) {
  const facts = measured.map((each) => each.facts);
  return (
    <Part
      title="Headers"
      intro="Names with a colon are HTTP/2's own; HTTP/1.1 has the same in its first line."
    >
      <Headers title="Request headers" facts={facts} of={({ up }) => up.heads?.headers} />
      <Headers title="Response headers" facts={facts} of={({ down }) => down.heads?.headers} />
      <Headers
        title="Trailers"
        facts={facts.filter(({ down }) => (down.heads?.trailers.length ?? 0) > 0)}
        of={({ down }) => down.heads?.trailers}
      />
    </Part>
  );
}

function Headers({
  title,
  facts,
  of,
}: {
  title: string;
  facts: readonly ProtocolFacts[];
  of: (facts: ProtocolFacts) => readonly SentHeader[] | undefined;
}) {
  if (facts.length === 0) return null;
  const { different, same } = headerRows(facts, of);
  const isOne = facts.length === 1;
  return (
    <Group title={title}>
      {!isOne && different.length === 0 && <Note>The same in all.</Note>}
      {different.length > 0 && <HeaderTable label={`${title} of some`} rows={different} />}
      {same.length > 0 && isOne && <HeaderTable label={title} rows={same} isOne />}
      {same.length > 0 && !isOne && (
        <Disclosure title={`${counted(same.length, "header")} the same in all`}>
          <HeaderTable label={`${title} of all`} rows={same} />
        </Disclosure>
      )}
    </Group>
  );
}

function HeaderTable({
  label,
  rows,
  isOne = false,
}: {
  label: string;
  rows: readonly HeaderRow[];
  /** Sent over one protocol alone, which need not be said each time. */
  isOne?: boolean;
}) {
  return (
    <Table
      label={label}
      columns={[
        { name: "Name", width: "34%" },
        { name: isOne ? "Value" : "Value, and what sends it" },
      ]}
    >
      {rows.map((row) => (
        <tr key={row.name}>
          <th scope="row" className={styles.header}>
            {row.name}
          </th>
          <Cell of="Value" isMono>
            <ul className={styles.values}>
              {row.values.map(({ value, in: senders }) => (
                <li key={value}>
                  {value === "" ? <i>empty</i> : value}
                  {!isOne && (
                    <span className={styles.badges}>
                      {senders.map((protocol) => (
                        <Badge key={protocol}>{protocolNames[protocol]}</Badge>
                      ))}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
