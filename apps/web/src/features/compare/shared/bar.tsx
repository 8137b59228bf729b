import { cx } from "../../../shared/lib/cx.ts";
import styles from "./bar.module.css";

/** What a piece of a bar stands for: what says something, names and numbers of fields, and what only holds it together. */
export type Tone = "value" | "name" | "frame";

export interface BarProps {
  /** Which way the bytes went: their colour. */
  way: "up" | "down";
  pieces: readonly { readonly tone: Tone; readonly bytes: number }[];
  /** What the whole width stands for. */
  full: number;
}

/** Amounts beside each other, to scale. Decoration: the numbers stand beside it. */
export function Bar({ way, pieces, full }: BarProps) {
  const total = pieces.reduce((sum, { bytes }) => sum + bytes, 0);
  const width = `${full === 0 ? 0 : (100 * total) / full}%`;
  return (
    <div className={styles.bar} aria-hidden>
      <div className={cx(styles.pieces, styles[way])} style={{ width }}>
        {pieces.map(
          ({ tone, bytes }, place) =>
            bytes > 0 && (
              // Pieces have no name but their place, and keep it.
              // oxlint-disable-next-line react/no-array-index-key
              <span key={place} className={styles[tone]} style={{ flexGrow: bytes }} />
            ),
        )}
      </div>
    </div>
  );
}

/** What the colours of the bars below mean. */
export function Legend({
  way,
  words,
}: {
  way: "up" | "down";
  words: readonly (readonly [tone: Tone, words: string])[];
}) {
  return (
    <ul className={cx(styles.legend, styles[way])}>
      {words.map(([tone, word]) => (
        <li key={word}>
          <span className={cx(styles.mark, styles[tone])} aria-hidden />
          {word}
        </li>
      ))}
    </ul>
  );
}
