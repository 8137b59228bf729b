import type { ReactNode } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import styles from "./table.module.css";

export interface Column {
  readonly name: string;
  /** Numbers, aligned at their right. */
  readonly isNumber?: boolean;
  /** Its share of the table, where columns hold bars of one scale and so have to be as wide as said. */
  readonly width?: string;
}

export interface TableProps {
  /** The table's name. */
  label: string;
  columns: readonly Column[];
  /** Short cells, which have room beside each other on the narrowest screen. */
  isCompact?: boolean;
  children: ReactNode;
}

/** A table with a head; where it is narrow its rows become cards, one below the other. */
export function Table({ label, columns, isCompact = false, children }: TableProps) {
  const isFixed = columns.some(({ width }) => width !== undefined);
  return (
    <table
      className={cx(styles.table, !isCompact && styles.cards, isFixed && styles.fixed)}
      aria-label={label}
    >
      <thead>
        <tr>
          {columns.map(({ name, isNumber, width }) => (
            <th
              key={name}
              scope="col"
              className={cx(isNumber === true && styles.number)}
              style={{ width }}
            >
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
