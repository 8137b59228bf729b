import { ChevronRight } from "lucide-react";
import { memo } from "react";
import { cx } from "../../shared/lib/cx.ts";
import { RpcGlyph, rpcKindNames } from "../../shared/ui/rpc-glyph.tsx";
import { Marked } from "./marked.tsx";
import type { Row } from "./rows.ts";
import styles from "./tree-row.module.css";

export interface TreeRowProps {
  row: Row;
  id: string;
  terms: readonly string[];
  selected: boolean;
  /** Whether Tab comes here; one row of the tree has it. */
  tabStop: boolean;
  /** Whether a call of this method is open. */
  live: boolean;
}

/**
 * A line of the tree. Its name is what it shows: a service's full name, a
 * method's bare one; all else is description. The tree listens for all of them, so that nothing renders those unchanged.
 */
export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { row, id, terms, selected, tabStop, live } = props;
  const isDeprecated = row.kind === "service" && row.entry.deprecated;
  return (
    <div
      role="treeitem"
      id={id}
      aria-describedby={`${id}about`}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.kind === "method" ? undefined : row.expanded}
      aria-selected={selected}
      tabIndex={tabStop ? 0 : -1}
      className={cx(styles.row, styles[row.kind], row.level > 2 && styles.deep)}
      data-key={row.key}
      title={row.kind === "folder" ? undefined : titleOf(row.entry)}
    >
      {row.kind === "method" ? (
        <MethodLine row={row} terms={terms} live={live} />
      ) : (
        <>
          <ChevronRight
            size={14}
            aria-hidden
            className={cx(styles.chevron, row.expanded && styles.open)}
          />
          <span className={styles.name}>
            {row.kind === "service" && (
              <span className={styles.prefix}>
                <Marked text={row.entry.prefix} terms={terms} />
              </span>
            )}
            <span className={cx(isDeprecated && styles.deprecated)}>
              <Marked text={row.name} terms={row.kind === "service" ? terms : []} />
            </span>
          </span>
        </>
      )}
      <span id={`${id}about`} hidden>
        {describe(row, live, terms.length > 0)}
      </span>
    </div>
  );
});

function MethodLine({
  row: { entry, name },
  terms,
  live,
}: {
  row: Extract<Row, { kind: "method" }>;
  terms: readonly string[];
  live: boolean;
}) {
  // Say why a row was found when its name does not show it.
  const inName = terms.every((term) => name.toLowerCase().includes(term));
  return (
    <>
      <RpcGlyph kind={entry.method.methodKind} />
      <span className={styles.words}>
        <span className={cx(styles.name, entry.deprecated && styles.deprecated)}>
          <Marked text={name} terms={terms} />
        </span>
        {!inName && (
          <span className={styles.types} aria-hidden="true">
            <Marked text={entry.types} terms={terms} />
          </span>
        )}
      </span>
      {live && <span className={styles.live} />}
    </>
  );
}

function titleOf({ summary, deprecated }: { summary: string; deprecated: boolean }): string {
  return deprecated ? `Deprecated. ${summary}`.trim() : summary;
}

function describe(row: Row, live: boolean, withTypes: boolean): string | undefined {
  if (row.kind === "folder") return undefined;
  const { summary, deprecated } = row.entry;
  const kind = row.kind === "method" ? `${rpcKindNames[row.entry.method.methodKind]}.` : "";
  const types = withTypes && row.kind === "method" && `${row.entry.types}.`;
  const parts = [kind, deprecated && "Deprecated.", live && "A call is open.", types, summary];
  return parts.filter(Boolean).join(" ") || undefined;
}
