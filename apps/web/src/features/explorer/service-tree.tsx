import {
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
  type SyntheticEvent,
} from "react";
import { cx } from "../../shared/lib/cx.ts";
import type { Row } from "./rows.ts";
import styles from "./service-tree.module.css";
import { treeAction } from "./tree-keys.ts";
import { TreeRow } from "./tree-row.tsx";
import { useTreeRows } from "./use-tree-rows.ts";

export interface ServiceTreeProps {
  rows: readonly Row[];
  terms: readonly string[];
  /** The key of the open method. */
  selected: string | undefined;
  /** Keys of the methods with an open call. */
  live: ReadonlySet<string>;
  /** The box that scrolls them. */
  scroller: RefObject<HTMLElement | null>;
  onToggle: (key: string, expanded: boolean) => void;
  onOpen: (row: Extract<Row, { kind: "method" }>) => void;
}

/** How long typed characters count as one word, in ms. */
const typeaheadMs = 700;

/**
 * A tree with one tab stop, as the WAI-ARIA Authoring Practices have it. Its
 * rows are flat and carry their levels, so that only those in sight have to be
 * in the page when there are thousands.
 */
export function ServiceTree(props: ServiceTreeProps) {
  const { rows, terms, selected, live, scroller, onToggle, onOpen } = props;
  const id = useId();
  const [focus, setFocus] = useState<{ key: string; selected: string | undefined }>();
  const typed = useRef({ text: "", at: 0 });
  const idOf = (key: string) => `${id}${key}`;
  const places = useMemo(() => new Map(rows.map(({ key }, index) => [key, index])), [rows]);
  // A newly opened method takes the tab stop, until somebody moves on from it.
  const wanted = focus !== undefined && focus.selected === selected ? focus.key : selected;
  const tabStop = wanted !== undefined && places.has(wanted) ? wanted : rows[0]?.key;
  const {
    shown,
    total,
    measure,
    focus: moveTo,
  } = useTreeRows({
    rows,
    places,
    tabStop,
    selected,
    scroller,
    elementOf: (key) => document.querySelector<HTMLElement>(`#${CSS.escape(idOf(key))}`),
  });

  const press = (row: Row) => {
    if (row.kind === "method") onOpen(row);
    else onToggle(row.key, !row.expanded);
  };

  const rowAt = (key: string | undefined) => rows[places.get(key ?? "") ?? -1];
  const rowOf = (event: SyntheticEvent<HTMLElement>) => {
    const line = event.target instanceof Element && event.target.closest<HTMLElement>("[data-key]");
    return line === false || line === null ? undefined : rowAt(line.dataset["key"]);
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
    const row = rowAt(action.key);
    if (action.do === "focus") {
      // The tab stop is always drawn, and so this row will be.
      setFocus({ key: action.key, selected });
      moveTo(action.key);
    } else if (action.do === "toggle") onToggle(action.key, action.expanded);
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
      <div role="presentation" className={styles.rows} style={{ height: total }}>
        {shown.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return undefined;
          return (
            <div
              key={row.key}
              role="presentation"
              ref={measure}
              data-row={row.key}
              className={cx(styles.place, index > 0 && row.level === 1 && styles[row.kind])}
              style={{ translate: `0 ${start}px` }}
            >
              <TreeRow
                row={row}
                id={idOf(row.key)}
                terms={terms}
                selected={row.key === selected}
                tabStop={row.key === tabStop}
                live={live.has(row.key)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
