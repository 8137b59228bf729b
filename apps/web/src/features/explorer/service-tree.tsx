import { useEffect, useId, useRef, useState, type KeyboardEvent, type SyntheticEvent } from "react";
import type { Row } from "./rows.ts";
import styles from "./service-tree.module.css";
import { treeAction } from "./tree-keys.ts";
import { TreeRow } from "./tree-row.tsx";

export interface ServiceTreeProps {
  rows: readonly Row[];
  terms: readonly string[];
  /** The key of the open method. */
  selected: string | undefined;
  /** Keys of the methods with an open call. */
  live: ReadonlySet<string>;
  onToggle: (key: string, expanded: boolean) => void;
  onOpen: (row: Extract<Row, { kind: "method" }>) => void;
}

/** How long typed characters count as one word, in ms. */
const typeaheadMs = 700;

/**
 * A tree with one tab stop, as the WAI-ARIA Authoring Practices have it. Its
 * rows are flat and carry their levels; the browser skips painting those out
 * of sight, so thousands are fine.
 */
export function ServiceTree({ rows, terms, selected, live, onToggle, onOpen }: ServiceTreeProps) {
  const id = useId();
  const [focus, setFocus] = useState<{ key: string; selected: string | undefined }>();
  const typed = useRef({ text: "", at: 0 });
  const idOf = (key: string) => `${id}${key}`;
  const has = (key: string | undefined) => rows.some((row) => row.key === key);
  // A newly opened method takes the tab stop, until somebody moves on from it.
  const wanted = focus !== undefined && focus.selected === selected ? focus.key : selected;
  const tabStop = has(wanted) ? wanted : rows[0]?.key;

  useEffect(() => {
    if (selected === undefined) return;
    document
      .querySelector(`#${CSS.escape(`${id}${selected}`)}`)
      ?.scrollIntoView({ block: "nearest" });
  }, [id, selected]);

  const press = (row: Row) => {
    if (row.kind === "method") onOpen(row);
    else onToggle(row.key, !row.expanded);
  };

  const rowOf = (event: SyntheticEvent<HTMLElement>) => {
    const line = event.target instanceof Element && event.target.closest<HTMLElement>("[data-key]");
    return line === false || line === null
      ? undefined
      : rows.find(({ key }) => key === line.dataset["key"]);
  };
  const onClick = (event: SyntheticEvent<HTMLElement>) => {
    const row = rowOf(event);
    if (row !== undefined) press(row);
  };
  const onFocus = (event: SyntheticEvent<HTMLElement>) => {
    const row = rowOf(event);
    if (row !== undefined) setFocus({ key: row.key, selected });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { current } = typed;
    const isRecent = event.timeStamp - current.at < typeaheadMs;
    if (event.key.length === 1 && (event.key !== " " || (isRecent && current.text !== ""))) {
      typed.current = { text: (isRecent ? current.text : "") + event.key, at: event.timeStamp };
    }
    const action = treeAction(rows, tabStop, event.key, typed.current.text);
    if (action === undefined) return;
    event.preventDefault();
    const row = rows.find(({ key }) => key === action.key);
    if (action.do === "focus")
      document.querySelector<HTMLElement>(`#${CSS.escape(idOf(action.key))}`)?.focus();
    else if (action.do === "toggle") onToggle(action.key, action.expanded);
    else if (row !== undefined) press(row);
  };

  return (
    // The tab stop is on the rows, one at a time.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      role="tree"
      aria-label="Services"
      className={styles.tree}
      onClick={onClick}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
    >
      {rows.map((row) => (
        <TreeRow
          key={row.key}
          row={row}
          id={idOf(row.key)}
          terms={terms}
          selected={row.key === selected}
          tabStop={row.key === tabStop}
          live={live.has(row.key)}
        />
      ))}
    </div>
  );
}
