import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type SyntheticEvent,
} from "react";
import { fieldAction } from "./field-keys.ts";
import styles from "./field-tree.module.css";
import { TreeLine } from "./tree-row.tsx";
import type { TreeRow } from "./tree-rows.ts";
import type { BytesAction, BytesState } from "./use-bytes-state.ts";
import { useVirtualRows } from "../lib/use-virtual-rows.ts";

export interface FieldTreeProps {
  rows: readonly TreeRow[];
  /** What the bytes are. */
  label: string;
  state: BytesState;
  dispatch: (action: BytesAction) => void;
  /** CSS pixels of one rem. */
  rem: number;
}

/** Known to field-tree.module.css. In rem. */
const rowHeight = 1.75;
/** Up to here every line is in the page. */
const allRows = 200;

/** What is in the bytes, as a tree with one tab stop. */
export function FieldTree({ rows, label, state, dispatch, rem }: FieldTreeProps) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [at, setAt] = useState<{ key: string; picked: string | undefined }>();
  const virtual = useVirtualRows(box, rows.length, rowHeight * rem, allRows);
  const { show } = virtual;
  const places = useMemo(() => new Map(rows.map(({ key }, index) => [key, index])), [rows]);
  const litKey = state.hovered?.key ?? state.picked?.key;
  const pickedKey = state.picked?.key;
  // What is picked is where one is, until one goes on from there to a line that is no field.
  const currentKey = at !== undefined && at.picked === pickedKey ? at.key : pickedKey;
  const current = places.get(currentKey ?? "") ?? 0;

  // What is looked at in the bytes comes into sight here. Not what the pointer is on here: it would move away from it.
  const lit = places.get(litKey ?? "");
  const pointedHere = state.hovered !== undefined && state.hoveredByte === undefined;
  useEffect(() => {
    if (lit !== undefined && !pointedHere) show(lit);
  }, [lit, pointedHere, show]);

  const press = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    if (row.kind === "leaf-to") dispatch({ do: "leaf", parent: row.parent, from: row.from });
    else if (row.kind === "problem") dispatch({ do: "byte", offset: row.at });
    else if (row.open !== undefined && row.node.key === pickedKey) {
      dispatch({ do: "toggle", key: row.key, open: !row.open });
    } else dispatch({ do: "node", node: row.node });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = fieldAction(rows, current, event.key, virtual.inSight);
    if (action === undefined) return;
    event.preventDefault();
    const row = rows[action.index];
    if (row === undefined) return;
    if (action.do === "toggle") dispatch({ do: "toggle", key: row.key, open: action.open });
    else if (action.do === "press") press(action.index);
    else {
      setAt(row.kind === "node" ? undefined : { key: row.key, picked: pickedKey });
      show(action.index);
      // To walk over fields is to look at them: their bytes follow.
      if (row.kind === "node") dispatch({ do: "node", node: row.node });
    }
  };
  const hover = (event: SyntheticEvent) => {
    const row = rows[rowOf(event)];
    const node = row?.kind === "node" ? row.node : undefined;
    if (node?.key !== state.hovered?.key) dispatch({ do: "hover", node });
  };
  const onClick = (event: SyntheticEvent) => {
    const index = rowOf(event);
    const row = rows[index];
    const onChevron =
      event.target instanceof Element && event.target.closest("[data-chevron]") !== null;
    if (row?.kind === "node" && row.open !== undefined && onChevron) {
      dispatch({ do: "toggle", key: row.key, open: !row.open });
    } else press(index);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={box}
      role="tree"
      aria-label={`Fields of ${label}`}
      aria-activedescendant={rows.length === 0 ? undefined : `${id}${current}`}
      tabIndex={0}
      className={styles.tree}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onPointerMove={hover}
      onPointerLeave={() => dispatch({ do: "hover", node: undefined })}
    >
      <div role="presentation" className={styles.rows} style={{ height: virtual.height }}>
        {linesToDraw(virtual.first, virtual.last, current).map((index) => {
          const row = rows[index];
          return (
            row && (
              <TreeLine
                key={row.key}
                row={row}
                index={index}
                id={`${id}${index}`}
                top={virtual.topOf(index)}
                current={index === current}
                picked={row.key === pickedKey}
                lit={row.key === litKey}
                reading={state.choices.get(row.key) ?? 0}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** Those in sight, and the one that the keyboard is at: screen readers have to find it. */
function linesToDraw(first: number, last: number, current: number): readonly number[] {
  const lines = Array.from({ length: last - first }, (_, index) => first + index);
  return current < first || current >= last ? [...lines, current] : lines;
}

/** The place of the line that an event is about; -1 for none. */
function rowOf({ target }: SyntheticEvent): number {
  const line = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
  return line === null ? -1 : Number(line.dataset["index"]);
}
