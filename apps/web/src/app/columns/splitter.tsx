import type { KeyboardEvent, PointerEvent } from "react";
import styles from "./splitter.module.css";

export interface SplitterProps {
  /** What it moves, such as `Width of the explorer`. */
  label: string;
  /** In the unit of the caller, between `min` and `max`. */
  value: number;
  min: number;
  max: number;
  /** How far an arrow key moves. */
  step: number;
  onChange: (value: number) => void;
  /** Turns pixels moved into the unit. */
  perPixel: () => number;
  /** Back to how it was at first. */
  onReset: () => void;
}

/** A line between two columns that can be dragged, or moved with the arrow keys. */
export function Splitter(props: SplitterProps) {
  const { label, value, min, max, step, onChange, perPixel, onReset } = props;
  const set = (next: number) => onChange(Math.min(max, Math.max(min, next)));

  const onPointerDown = (event: PointerEvent<HTMLHRElement>) => {
    if (event.button !== 0) return;
    const line = event.currentTarget;
    const from = event.clientX;
    const unit = perPixel();
    const move = (moved: globalThis.PointerEvent) => set(value + (moved.clientX - from) * unit);
    const aborter = new AbortController();
    line.setPointerCapture(event.pointerId);
    line.addEventListener("pointermove", move, { signal: aborter.signal });
    for (const end of ["pointerup", "pointercancel"] as const) {
      line.addEventListener(end, () => aborter.abort(), { signal: aborter.signal });
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowLeft: value - step,
      ArrowRight: value + step,
      Home: min,
      End: max,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };

  return (
    // A separator that takes focus is a widget, which the rules below do not know.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <hr
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={styles.line}
      onPointerDown={onPointerDown}
      onDoubleClick={onReset}
      onKeyDown={onKeyDown}
    />
  );
}
