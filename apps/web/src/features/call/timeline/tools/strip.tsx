import type { CallLog } from "@grpc-playground/call";
import { RotateCcw, ZoomIn, ZoomOut } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { cx } from "../../../../shared/lib/cx.ts";
import { wayOf } from "../../../../shared/lib/event-look.ts";
import { time } from "../../../../shared/lib/format.ts";
import { IconButton } from "../../../../shared/ui/icon-button.tsx";
import { firstPast, type TimeSpan } from "../flow/shown-events.ts";
import { panned, wholeSpan, within, zoomed } from "./span.ts";
import { stripShape } from "./strip-shape.ts";
import styles from "./strip.module.css";
import { useDrag } from "./use-drag.ts";

/** In CSS pixels. */
const height = 36;
/** How much closer one step is. */
const closer = 0.5;

export interface StripProps {
  log: CallLog;
  /** Undefined for the whole call. */
  span: TimeSpan | undefined;
  onSpan: (span: TimeSpan | undefined) => void;
}

/** The call along its time, sent above and received below; what is in view of it is what the list shows. */
export function Strip({ log, span, onSpan }: StripProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const whole = wholeSpan(log.events.at(log.events.length - 1)?.at ?? 0);
  const view = span ?? whole;
  const show = (next: TimeSpan) => onSpan(within(next, whole));
  const zoom = (factor: number, around = (view.from + view.to) / 2) =>
    show(zoomed(view, factor, around));
  const momentAt = (share: number) => view.from + share * (view.to - view.from);
  const drag = useDrag(box, span !== undefined, {
    onSelect: (from, to) => show({ from: momentAt(from), to: momentAt(to) }),
    onPan: (by) => show(panned(view, by)),
  });

  const latest = useRef({ zoom, momentAt, pan: (by: number) => show(panned(view, by)) });
  useEffect(() => {
    latest.current = { zoom, momentAt, pan: (by) => show(panned(view, by)) };
  });
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    // React's own wheel events cannot keep the page from scrolling.
    const onWheel = (turn: WheelEvent) => {
      if (turn.ctrlKey) return;
      turn.preventDefault();
      const { left, width: wide } = element.getBoundingClientRect();
      const { zoom: zoomTo, momentAt: moment, pan } = latest.current;
      const sideways = turn.shiftKey ? turn.deltaY : turn.deltaX;
      if (Math.abs(sideways) > Math.abs(turn.shiftKey ? 0 : turn.deltaY)) pan(sideways / wide);
      else zoomTo(Math.exp(turn.deltaY / 300), moment((turn.clientX - left) / wide));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, []);

  const keys: Readonly<Record<string, () => void>> = {
    "+": () => zoom(closer),
    "=": () => zoom(closer),
    "-": () => zoom(1 / closer),
    ArrowLeft: () => show(panned(view, -0.2)),
    ArrowRight: () => show(panned(view, 0.2)),
    Home: () => show({ from: 0, to: view.to - view.from }),
    End: () => show({ from: whole.to - (view.to - view.from), to: whole.to }),
    "0": () => onSpan(undefined),
  };
  const { up, down, ticks } = stripShape(log, view, width, height);
  const inView = `${time(view.from)} to ${time(view.to)}`;
  return (
    <div className={styles.strip}>
      <div className={styles.lane}>
        <div
          ref={box}
          // It shows a span and not a value, and is drawn: no input does either.
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="slider"
          tabIndex={0}
          aria-label="Time in view"
          aria-valuemin={0}
          aria-valuemax={Math.round(whole.to)}
          aria-valuenow={Math.round(view.from)}
          aria-valuetext={`${inView}${span === undefined ? ", the whole call" : ` of ${time(whole.to)}`}`}
          aria-keyshortcuts="+ - 0"
          className={cx(styles.box, span !== undefined && styles.closer)}
          onKeyDown={(press) => {
            const act = keys[press.key];
            if (act === undefined || press.ctrlKey || press.metaKey || press.altKey) return;
            press.preventDefault();
            act();
          }}
          onDoubleClick={() => onSpan(undefined)}
          {...drag.handlers}
        >
          <svg width={width} height={height} aria-hidden className={styles.picture}>
            <line x1={0} x2={width} y1={height / 2} y2={height / 2} className={styles.middle} />
            {ticks.map(({ x, seq }) => (
              <line key={seq} x1={x} x2={x} y1={0} y2={height} className={tickClass(log, seq)} />
            ))}
            <path d={up} className={styles.up} />
            <path d={down} className={styles.down} />
            {drag.selected !== undefined && (
              <rect
                x={drag.selected.from * width}
                width={(drag.selected.to - drag.selected.from) * width}
                y={0}
                height={height}
                className={styles.selection}
              />
            )}
          </svg>
        </div>
        <p className={styles.scale} aria-hidden>
          <span>{time(view.from)}</span>
          <span className={styles.hint}>
            {span === undefined ? "drag to select, turn the wheel to zoom" : "drag to move"}
          </span>
          <span>{time(view.to)}</span>
        </p>
      </div>
      <IconButton
        size="sm"
        label="Zoom in"
        icon={<ZoomIn size={14} aria-hidden />}
        onClick={() => zoom(closer)}
      />
      <IconButton
        size="sm"
        label="Zoom out"
        aria-disabled={span === undefined}
        icon={<ZoomOut size={14} aria-hidden />}
        onClick={() => zoom(1 / closer)}
      />
      <IconButton
        size="sm"
        label="Show the whole call"
        aria-disabled={span === undefined}
        icon={<RotateCcw size={14} aria-hidden />}
        onClick={() => onSpan(undefined)}
      />
    </div>
  );
}

function tickClass(log: CallLog, seq: number): string | undefined {
  const event = log.milestones.at(firstPast(log.milestones, (each) => each.seq >= seq));
  return cx(styles.tick, event !== undefined && styles[`${wayOf(event)}Tick`]);
}

/** The width of a box in CSS pixels. */
function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(300);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
