import {
  useEffect,
  useId,
  useMemo,
  useRef,
  type KeyboardEvent,
  type PointerEvent,
  type SyntheticEvent,
} from "react";
import { byteWords } from "./byte-words.ts";
import type { ByteTree } from "./byte-tree.ts";
import styles from "./hex-grid.module.css";
import { byteAfterKey } from "./hex-keys.ts";
import { HexRow } from "./hex-row.tsx";
import { marksIn } from "./marks.ts";
import type { BytesAction, BytesState } from "./use-bytes-state.ts";
import { useVirtualRows } from "../lib/use-virtual-rows.ts";
import { vars } from "./vars.ts";
import { nodesAt } from "./walk.ts";

export interface HexGridProps {
  tree: ByteTree;
  /** What the bytes are. */
  label: string;
  state: BytesState;
  dispatch: (action: BytesAction) => void;
  /** Bytes of a row. */
  width: number;
  /** CSS pixels of one rem. */
  rem: number;
}

/** Known to hex-grid.module.css. In rem. */
const rowHeight = 1.5;

/** The bytes, of which the arrow keys go from one to the next. */
export function HexGrid({ tree, label, state, dispatch, width, rem }: HexGridProps) {
  const { bytes } = tree;
  const { cursor, choices } = state;
  const box = useRef<HTMLDivElement>(null);
  const cursorId = useId();
  const count = Math.max(1, Math.ceil(bytes.length / width));
  const rows = useVirtualRows(box, count, rowHeight * rem);
  const { first, last, show } = rows;
  const lit = state.hovered ?? state.picked;

  const marks = useMemo(
    () =>
      marksIn(
        tree,
        { start: first * width, end: Math.min(bytes.length, last * width) },
        choices,
        lit,
      ),
    [tree, bytes, first, last, width, choices, lit],
  );
  const selection = selectionOf(state);

  useEffect(() => {
    if (cursor !== undefined) show(Math.floor(cursor / width));
  }, [cursor, show, width]);

  const hover = (event: SyntheticEvent) => {
    const at = offsetOf(event.target);
    if (at === state.hoveredByte) return;
    dispatch({
      do: "hover",
      node: at === undefined ? undefined : nodesAt(tree, at, choices).at(-1),
      byte: at,
    });
  };
  const onPointerDown = (event: PointerEvent) => {
    const at = offsetOf(event.target);
    if (at !== undefined && event.button === 0) {
      dispatch({ do: "byte", offset: at, extend: event.shiftKey });
    }
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.buttons === 1) {
      const at = offsetOf(event.target);
      if (at !== undefined && at !== cursor) dispatch({ do: "byte", offset: at, extend: true });
      return;
    }
    hover(event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = byteAfterKey(event, cursor, { size: bytes.length, width, rows: rows.inSight });
    if (next === undefined || event.altKey) return;
    event.preventDefault();
    dispatch({ do: "byte", offset: next, extend: event.shiftKey });
  };

  const digits = Math.max(4, (bytes.length - 1).toString(16).length);
  return (
    <div
      ref={box}
      role="grid"
      aria-label={`Bytes of ${label}`}
      aria-rowcount={count}
      aria-colcount={width}
      aria-activedescendant={cursor === undefined ? undefined : cursorId}
      tabIndex={0}
      className={styles.grid}
      style={vars({ "--bytes": width, "--halves": width / 8 - 1, "--digits": digits })}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => dispatch({ do: "hover", node: undefined })}
      onFocus={(event) => {
        if (cursor === undefined && event.target === event.currentTarget && bytes.length > 0) {
          dispatch({ do: "byte", offset: 0 });
        }
      }}
    >
      <div role="presentation" className={styles.rows} style={{ height: rows.height }}>
        {Array.from({ length: last - first }, (_, index) => {
          const row = first + index;
          const offset = row * width;
          const isCursors = cursor !== undefined && Math.floor(cursor / width) === row;
          return (
            <HexRow
              key={row}
              bytes={bytes}
              offset={offset}
              width={width}
              digits={digits}
              marks={String.fromCharCode(...marks.subarray(index * width, (index + 1) * width))}
              from={Math.max(0, Math.min(width, selection.from - offset))}
              to={Math.max(0, Math.min(width, selection.to - offset))}
              cursor={isCursors ? cursor - offset : -1}
              cursorId={cursorId}
              says={isCursors ? byteWords(tree, cursor, choices) : undefined}
              top={rows.topOf(row)}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The bytes from where a selection began to the cursor; none while nothing is selected. */
export function selectionOf({ cursor, anchor }: BytesState): { from: number; to: number } {
  if (cursor === undefined || anchor === undefined) return { from: 0, to: 0 };
  return { from: Math.min(cursor, anchor), to: Math.max(cursor, anchor) + 1 };
}

function offsetOf(target: EventTarget): number | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-at]") : null;
  return cell === null ? undefined : Number(cell.dataset["at"]);
}
