import { useEffect, useRef, useState } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { size, time } from "../../../shared/lib/format.ts";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import styles from "./flow-chart.module.css";
import type { FlowTrack, Line } from "./flow-track.ts";
import { createPlot, type Mark, type Plot } from "./plot.ts";
import { useScheme } from "./use-scheme.ts";

export interface FlowChartProps {
  way: "up" | "down";
  track: FlowTrack;
  /** ms since the call was opened: what was told last holds until then. */
  now: number;
  /** Whether nothing waits any more, whatever was told last. */
  empty: boolean;
  /** When nothing was read. */
  pauses: readonly Mark[];
}

interface Shown {
  line: Line;
  label: string;
  style: "queue" | "further" | "window";
}

const shown: Readonly<Record<FlowChartProps["way"], readonly Shown[]>> = {
  down: [
    { line: "unread", label: "unread in the tab", style: "queue" },
    { line: "queuedDown", label: "waiting at the bridge", style: "further" },
    { line: "window", label: "the target's window", style: "window" },
  ],
  up: [
    { line: "unsent", label: "unsent in the tab", style: "queue" },
    { line: "queuedUp", label: "waiting at the bridge", style: "further" },
    { line: "sendWindow", label: "the target's window for you", style: "window" },
  ],
};

/** What waited where over the time of the call, and what the target might still send, or take. */
export function FlowChart(props: FlowChartProps) {
  // Painted anew in other colours.
  return <Chart key={useScheme()} {...props} />;
}

function Chart({ way, track, now, empty, pauses }: FlowChartProps) {
  const lines = shown[way];
  const box = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLUListElement>(null);
  const plot = useRef<Plot>(undefined);
  const [point, setPoint] = useState<number>();

  useEffect(() => {
    if (box.current === null || legend.current === null) return undefined;
    const made = createPlot(box.current, lookOf(legend.current, way), setPoint);
    plot.current = made;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) {
        made.setWidth(entry.contentRect.width);
      }
    });
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      made.destroy();
    };
  }, [way]);

  const end = Math.max(now, track.times.at(-1) ?? 0);
  // After every drawing: the track grows in place.
  useEffect(() => {
    const held = lines.map(({ line, style }) => {
      const values = track.lines[line];
      return [...values, empty && style !== "window" ? 0 : (values.at(-1) ?? 0)];
    });
    plot.current?.setData([[...track.times, end], ...held], pauses);
  });

  const at = point === undefined ? undefined : Math.min(point, track.times.length - 1);
  const words = lines
    .map(({ line, label }) => `${label}: at most ${size(track.most[line])}`)
    .join("; ");
  return (
    <figure className={cx(styles.chart, styles[way])}>
      <figcaption className={styles.caption}>
        <VisuallyHidden>Bytes over time. {words}.</VisuallyHidden>
        <ul ref={legend} className={styles.legend} aria-hidden="true">
          {lines.map(({ line, label, style }) => (
            <li key={line} className={styles.item}>
              <span data-swatch className={cx(styles.swatch, styles[style])} />
              {label}
              {at !== undefined && (
                <span className={styles.value}>{size(track.lines[line][at] ?? 0)}</span>
              )}
            </li>
          ))}
          {pauses.length > 0 && (
            <li className={styles.item}>
              <span className={cx(styles.swatch, styles.paused)} />
              reading paused
            </li>
          )}
        </ul>
        <span className={styles.at}>{at !== undefined && time(track.times[at] ?? 0)}</span>
      </figcaption>
      <div ref={box} className={styles.plot} aria-hidden="true" />
    </figure>
  );
}

/** The canvas has the colours that the legend has. */
function lookOf(legend: HTMLElement, way: FlowChartProps["way"]) {
  const swatches = [...legend.querySelectorAll("[data-swatch]")];
  const { color, fontFamily } = getComputedStyle(legend);
  const { borderLeftColor, backgroundColor } = legend.parentElement
    ? getComputedStyle(legend.parentElement)
    : getComputedStyle(legend);
  return {
    lines: shown[way].map(({ style }, index) => {
      const swatch = swatches[index];
      return {
        colour: swatch === undefined ? color : getComputedStyle(swatch).color,
        dashed: style === "window",
        filled: style === "queue",
      };
    }),
    text: color,
    grid: borderLeftColor,
    mark: backgroundColor,
    font: `11px ${fontFamily}`,
  };
}
