import type { ReactNode } from "react";
import { protocolNames } from "../../../shared/lib/protocol.ts";
import { Cell } from "../shared/table.tsx";
import styles from "./protocols.module.css";
import type { ResultsProps } from "./results-props.ts";
import type { Measured } from "./run-comparison.ts";

/** A row for each protocol. */
export function ProtocolRows({
  measured,
  protocols,
  columns,
  blocked: showsBlocked = false,
  children,
}: ResultsProps & {
  /** How many cells a row has beside its name. */
  columns: number;
  /** Whether those that cannot carry the call have a row that says why: one table does. */
  blocked?: boolean;
  children: (measured: Measured) => ReactNode;
}) {
  return protocols.map(({ protocol, blocked }) => {
    if (blocked !== undefined && !showsBlocked) return null;
    const own = measured.find(({ facts }) => facts.protocol === protocol);
    return (
      <tr key={protocol}>
        <th scope="row" className={styles.protocol}>
          {protocolNames[protocol]}
        </th>
        {own === undefined ? (
          <Cell of="Not called" span={columns} className={styles.blocked}>
            {blocked ?? "It gave no result."}
          </Cell>
        ) : (
          children(own)
        )}
      </tr>
    );
  });
}
