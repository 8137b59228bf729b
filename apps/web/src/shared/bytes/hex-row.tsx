import { memo } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./hex-grid.module.css";
import { markOf } from "./marks.ts";
import { vars } from "./vars.ts";
import { hexByte } from "./words.ts";

export interface HexRowProps {
  bytes: Uint8Array;
  /** Of the first byte. */
  offset: number;
  /** Bytes of a whole row. */
  width: number;
  /** Digits of the largest offset. */
  digits: number;
  /** How the bytes are drawn: a character of `marksIn` for each. */
  marks: string;
  /** The selected bytes among them, as places in the row. */
  from: number;
  to: number;
  /** The place of the byte that the keyboard is at; -1 in other rows. */
  cursor: number;
  cursorId: string;
  /** What that byte is, for screen readers. */
  says: string | undefined;
  top: number;
}

/** Some bytes in hex, and as text. */
export const HexRow = memo(function HexRow(props: HexRowProps) {
  const { bytes, offset, width, digits, marks, from, to, cursor, cursorId, says, top } = props;
  const row = bytes.subarray(offset, offset + width);
  const cells = Array.from(row, (byte, index) => {
    const { role, first, last, lit } = markOf(marks.charCodeAt(index));
    return {
      byte,
      at: offset + index,
      look: cx(
        role !== undefined && styles[role],
        first && styles.first,
        last && styles.last,
        lit !== undefined && styles[lit],
        index >= from && index < to && styles.selected,
        index === cursor && styles.cursor,
      ),
    };
  });
  return (
    <div
      // A table's row is laid out by the browser, and of these there may be a million.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="row"
      aria-rowindex={offset / width + 1}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      tabIndex={-1}
    >
      <span className={styles.offset} aria-hidden>
        {offset.toString(16).padStart(digits, "0")}
      </span>
      {cells.map(({ byte, at, look }, index) => (
        <span
          key={at}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="gridcell"
          tabIndex={-1}
          data-at={at}
          id={index === cursor ? cursorId : undefined}
          aria-label={index === cursor ? says : undefined}
          aria-selected={index >= from && index < to}
          aria-colindex={index + 1}
          className={cx(styles.byte, index === 8 && styles.half, look)}
        >
          {hexByte(byte)}
        </span>
      ))}
      {row.length < width && (
        <span
          className={styles.rest}
          style={vars({
            "--bytes": width - row.length,
            "--halves": width > 8 && row.length <= 8 ? 1 : 0,
          })}
          aria-hidden
        />
      )}
      <span className={styles.text} aria-hidden>
        {cells.map(({ byte, at, look }) => (
          <span key={at} data-at={at} className={cx(styles.character, look)}>
            {byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·"}
          </span>
        ))}
      </span>
    </div>
  );
});
