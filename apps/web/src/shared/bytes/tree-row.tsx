import { ChevronRight, CircleAlert, Info } from "lucide-react";
import { memo } from "react";
import { cx } from "../lib/cx.ts";
import { VisuallyHidden } from "../ui/visually-hidden.tsx";
import styles from "./field-tree.module.css";
import type { TreeRow } from "./tree-rows.ts";
import { vars } from "./vars.ts";
import { bytesOf } from "./words.ts";

export interface TreeLineProps {
  row: TreeRow;
  index: number;
  id: string | undefined;
  top: number;
  /** Whether the keyboard is at it. */
  current: boolean;
  picked: boolean;
  lit: boolean;
  /** Which reading was chosen, where there are some. */
  reading: number;
}

/** One line of the tree of fields. */
export const TreeLine = memo(function TreeLine(props: TreeLineProps) {
  const { row, index, id, top, current, picked, lit, reading } = props;
  const isNode = row.kind === "node";
  return (
    <div
      // Flat, so that only those in sight have to be in the page.
      role="treeitem"
      id={id}
      aria-level={row.level}
      aria-expanded={isNode ? row.open : undefined}
      aria-selected={picked}
      aria-posinset={isNode ? row.position : undefined}
      aria-setsize={isNode ? row.total : undefined}
      tabIndex={-1}
      data-index={index}
      className={cx(
        styles.row,
        styles[row.kind],
        picked && styles.picked,
        lit && styles.lit,
        current && styles.current,
      )}
      style={{ ...vars({ "--level": row.level }), transform: `translateY(${top}px)` }}
    >
      <VisuallyHidden>{nameOf(row, reading)}</VisuallyHidden>
      <span className={styles.content} aria-hidden>
        <Content row={row} reading={reading} />
      </span>
    </div>
  );
});

function Content({ row, reading }: { row: TreeRow; reading: number }) {
  if (row.kind === "problem") {
    return (
      <>
        <CircleAlert size={14} aria-hidden />
        <span className={styles.message} title={row.message}>
          {row.message}
        </span>
      </>
    );
  }
  if (row.kind === "leaf-to") return <span className={styles.leaf}>{leafWords(row)}</span>;
  const { node, open } = row;
  const chosen = node.readings?.[reading];
  return (
    <>
      <ChevronRight
        size={12}
        data-chevron
        className={cx(
          styles.chevron,
          open === true && styles.turned,
          open === undefined && styles.none,
        )}
        aria-hidden
      />
      {node.number !== undefined && <span className={styles.number}>{node.number}</span>}
      <span className={styles.name} title={node.name}>
        {node.name}
      </span>
      <span className={styles.value} title={chosen?.text ?? node.value}>
        {chosen?.text ?? node.value}
      </span>
      <span className={styles.type}>
        {node.type}
        {chosen !== undefined && `, perhaps ${chosen.as}`}
      </span>
      {node.problem !== undefined ? (
        <CircleAlert size={14} className={styles.problemIcon} aria-hidden />
      ) : (
        (node.notes?.length ?? 0) > 0 && <Info size={14} className={styles.noteIcon} aria-hidden />
      )}
    </>
  );
}

function leafWords({ way, from }: Extract<TreeRow, { kind: "leaf-to" }>): string {
  const place = `byte ${from.toLocaleString("en-US")}`;
  return way === "next" ? `Go on from ${place}` : `Back to ${place}`;
}

/** What a screen reader says: `field 2 greeting, LEN string, 7 bytes, "Hello"`. */
function nameOf(row: TreeRow, reading: number): string {
  if (row.kind === "problem") return `Problem at byte ${row.at}: ${row.message}`;
  if (row.kind === "leaf-to") return leafWords(row);
  const { name, number, type, span, value, readings, problem } = row.node;
  const chosen = readings?.[reading];
  const named =
    number === undefined || name === `field ${number}` ? name : `field ${number} ${name}`;
  const guess = chosen === undefined ? [] : [`perhaps ${chosen.as}`];
  return [
    named,
    type,
    bytesOf(span),
    ...guess,
    chosen?.text ?? value,
    ...(problem === undefined ? [] : [problem]),
  ]
    .filter((part) => part !== "")
    .join(", ");
}
