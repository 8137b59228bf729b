import { Fragment, type ReactNode } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import styles from "./drawing.module.css";
import type { Leg, Onion, Ring } from "./onion.ts";

/** Pixels, of which drawing.module.css knows the same. */
const margin = 30;
const gutter = 24;
const strip = 28;
const legHeight = 20;
const coreStrip = 24;
/** Room for the name of a status at the lines' end. */
const labelRoom = 170;

/** The rings, one in the other, and the call's way through them from the left and back. */
export function Drawing({
  onion,
  method,
  label,
}: {
  onion: Onion;
  method: string;
  /** All of it in a sentence. */
  label: string;
}) {
  const { rings, legs, attempts } = onion;
  const top = rings.length * strip + coreStrip;
  const coreHeight = coreStrip + legs.length * legHeight + 8;
  const reachedCore = legs.some(({ to }) => to === rings.length);
  let nested: ReactNode = (
    <div
      className={cx(styles.core, !reachedCore && styles.unreached)}
      style={{ height: coreHeight }}
    >
      <b>service</b> {method}
    </div>
  );
  for (const ring of rings.toReversed()) nested = <Layer ring={ring}>{nested}</Layer>;
  return (
    <figure aria-label={label} className={styles.drawing}>
      <span className={styles.you}>your code</span>
      {nested}
      <svg
        className={styles.ways}
        width={margin + rings.length * gutter + labelRoom}
        height={top + legs.length * legHeight}
        aria-hidden="true"
      >
        {legs.map((leg, row) => (
          <Way
            key={`${leg.attempt} ${leg.way}`}
            leg={leg}
            y={top + row * legHeight + legHeight / 2}
            isStopped={leg.to < rings.length && rings[leg.to]?.state === "stopped"}
            attempts={attempts}
          />
        ))}
      </svg>
    </figure>
  );
}

function Layer({ ring, children }: { ring: Ring; children: ReactNode }) {
  const { side, name, state, notes } = ring;
  return (
    <div className={cx(styles.ring, styles[side], styles[state])}>
      <p className={styles.strip}>
        <span className={styles.name}>{name}</span>
        {side !== "network" && <span className={styles.side}>{side}</span>}
        {state === "stopped" && <span className={styles.badge}>answered here</span>}
        <span className={styles.notes}>{notes.join(" · ")}</span>
      </p>
      {children}
    </div>
  );
}

/** The middle of a ring's left side, or the place of what is outside or in the middle of all. */
function xOf(depth: number): number {
  return depth < 0 ? 2 : margin + depth * gutter + gutter / 2;
}

function Way({
  leg,
  y,
  isStopped,
  attempts,
}: {
  leg: Leg;
  y: number;
  isStopped: boolean;
  attempts: number;
}) {
  const { way, attempt, outcome } = leg;
  const from = xOf(leg.from);
  const to = xOf(leg.to);
  const isIn = way === "in";
  const isBad = outcome !== undefined && outcome !== "OK";
  const head = isIn ? to - 5 : to + 5;
  const words = isIn ? (attempts > 1 ? `attempt ${attempt + 1}` : "") : (outcome ?? "");
  return (
    <Fragment>
      <line
        x1={from}
        y1={y}
        x2={to}
        y2={y}
        className={cx(styles.way, isIn ? styles.in : styles.out, isBad && styles.bad)}
      />
      <path
        d={`M ${head} ${y - 4} L ${to} ${y} L ${head} ${y + 4}`}
        className={cx(styles.way, isIn ? styles.in : styles.out, isBad && styles.bad)}
      />
      {isIn && isStopped && (
        <line x1={to + 4} y1={y - 6} x2={to + 4} y2={y + 6} className={styles.stop} />
      )}
      <text
        x={Math.max(from, to) + 10}
        y={y + 4}
        className={cx(
          styles.words,
          isIn ? styles.inWords : styles.outWords,
          isBad && styles.badWords,
        )}
      >
        {words}
      </text>
    </Fragment>
  );
}
