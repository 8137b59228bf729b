import type { ReactNode } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import styles from "./table.module.css";

export interface Column {
  readonly name: string;
  /** Numbers, aligned at their right. */
  readonly isNumber?: boolean;
}

export interface TableProps {
  /** The table's name. */
  label: string;
  columns: readonly Column[];
  children: ReactNode;
}

/** A table with a head; where it is narrow its rows become cards, one below the other. */
export function Table({ label, columns, children }: TableProps) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ name, isNumber }) => (
            <th key={name} scope="col" className={cx(isNumber === true && styles.number)}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

export interface CellProps {
  /** Its column's name, for a card, where there is no head above it. */
  of: string;
  isNumber?: boolean;
  isMono?: boolean;
  /** How many columns it takes. */
  span?: number;
  className?: string | undefined;
  children?: ReactNode;
}

export function Cell({
  of,
  isNumber = false,
  isMono = false,
  span,
  className,
  children,
}: CellProps) {
  return (
    <td
      data-of={of}
      colSpan={span}
      className={cx(isNumber && styles.number, (isMono || isNumber) && styles.mono, className)}
    >
      {children}
    </td>
  );
}
