import type { Text } from "@grpc-playground/lessons";
import type { ReactNode } from "react";
import styles from "./text.module.css";

type Node = Text[number];
type Table = Extract<Node, { type: "table" }>;

/** A table that scrolls within the text where it is wider. */
export function TextTable({
  table,
  draw,
}: {
  table: Table;
  draw: (nodes: readonly Node[]) => ReactNode;
}) {
  const [head, ...rows] = table.children;
  return (
    // What scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {head?.children.map((cell, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a lesson never changes
              <th key={index} scope="col" data-align={table.align?.[index] ?? undefined}>
                {draw(cell.children)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- as above
            <tr key={at}>
              {row.children.map((cell, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- as above
                <td key={index} data-align={table.align?.[index] ?? undefined}>
                  {draw(cell.children)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
