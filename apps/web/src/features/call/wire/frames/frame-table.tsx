import type { WireLog } from "@grpc-playground/call";
import type { Http2Frame } from "@grpc-playground/wire/http2";
import { useEffect, useId, useRef, type KeyboardEvent, type SyntheticEvent } from "react";
import { cx } from "../../../../shared/lib/cx.ts";
import { number, time } from "../../../../shared/lib/format.ts";
import { useRoom } from "../../../../shared/lib/use-room.ts";
import { useVirtualRows } from "../../../../shared/lib/use-virtual-rows.ts";
import { VisuallyHidden } from "../../../../shared/ui/visually-hidden.tsx";
import { WayGlyph } from "../../../../shared/ui/way-glyph.tsx";
import styles from "./frame-table.module.css";
import { frameName, frameWords } from "./frame-words.ts";

export interface FrameTableProps {
  wire: WireLog;
  frames: readonly Http2Frame[];
  /** How many there are: the array grows in place. */
  count: number;
  /** The frame that is open, by its index. */
  open: number | undefined;
  onOpen: (index: number) => void;
  /** The frames that carried the message that is looked at. */
  carriers: ReadonlySet<number>;
}

/** Known to frame-table.module.css. In rem. */
const rowHeight = 1.75;
/** Up to here every frame is in the page. */
const allRows = 200;

/** The frames of the connection, in the order in which they passed. */
export function FrameTable({ wire, frames, count, open, onOpen, carriers }: FrameTableProps) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const room = useRoom(box);
  const rows = useVirtualRows(box, count, rowHeight * (room?.rem ?? 16), allRows);
  const { show } = rows;
  useEffect(() => {
    if (open !== undefined) show(open);
  }, [open, show]);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = open ?? -1;
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + rows.inSight,
      PageUp: at - rows.inSight,
      Home: 0,
      End: count - 1,
    };
    const next = steps[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onOpen(Math.max(0, Math.min(count - 1, next)));
  };
  const onClick = ({ target }: SyntheticEvent) => {
    const row = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
    if (row !== null) onOpen(Number(row.dataset["index"]));
  };

  return (
    <div className={styles.frame}>
      <div className={cx(styles.cells, styles.titles)} aria-hidden>
        <span>#</span>
        <span>Time</span>
        <span />
        <span>Type</span>
        <span>Stream</span>
        <span>Flags</span>
        <span>Length</span>
        <span>What it carries</span>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events */}
      <div
        ref={box}
        // Not a select: there may be thousands, of which only those in sight are in the page.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        aria-label="Frames"
        aria-activedescendant={open === undefined ? undefined : `${id}${open}`}
        tabIndex={0}
        className={styles.table}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <div role="presentation" className={styles.rows} style={{ height: rows.height }}>
          {indexes(rows.first, rows.last, open, count).map((index) => {
            const frame = frames[index];
            if (frame === undefined) return undefined;
            const words = frameWords(frame, wire);
            const isOpen = index === open;
            return (
              <div
                key={index}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
                role="option"
                id={`${id}${index}`}
                data-index={index}
                tabIndex={-1}
                aria-selected={isOpen}
                aria-posinset={index + 1}
                aria-setsize={count}
                className={cx(
                  styles.row,
                  styles[frame.way],
                  isOpen && styles.open,
                  carriers.has(index) && styles.carrier,
                )}
                style={{ transform: `translateY(${rows.topOf(index)}px)` }}
              >
                <VisuallyHidden>{`${frameName(frame, words)}${carriers.has(index) ? ", carries the message above" : ""}`}</VisuallyHidden>
                <span className={styles.cells} aria-hidden>
                  <span className={styles.quiet}>{number(index + 1)}</span>
                  <span className={styles.quiet}>{time(frame.at)}</span>
                  <WayGlyph way={frame.way} small />
                  <span className={styles.type}>{frame.type}</span>
                  <span className={styles.quiet}>{frame.stream}</span>
                  <span className={styles.flags} title={frame.flags.join(" ")}>
                    {frame.flags.join(" ")}
                  </span>
                  <span className={styles.length}>{number(frame.length)}</span>
                  <span
                    title={words}
                    className={cx(styles.words, frame.problem !== undefined && styles.wrong)}
                  >
                    {frame.flags.includes("END_STREAM") && (
                      <span className={styles.ends}>END_STREAM</span>
                    )}
                    {words}
                  </span>
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The rows in sight, and the open one: screen readers have to find it. */
function indexes(
  first: number,
  last: number,
  open: number | undefined,
  count: number,
): readonly number[] {
  const list = Array.from({ length: last - first }, (_, index) => first + index);
  const isAway = open !== undefined && open < count && (open < first || open >= last);
  return isAway ? [...list, open] : list;
}
