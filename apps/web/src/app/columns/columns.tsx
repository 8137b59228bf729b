import { useRef, type CSSProperties, type ReactNode } from "react";
import styles from "./columns.module.css";
import { Splitter } from "./splitter.tsx";
import { limits, useColumns } from "./use-columns.ts";

export interface ColumnsProps {
  /** One above the other, without the explorer. */
  narrow: boolean;
  /** Undefined for no such column. */
  explorer: ReactNode;
  /** In the explorer's place, or above the request. Undefined while none is open. */
  lesson: ReactNode;
  /** The request is there, but does not show itself. */
  withoutRequest?: boolean;
  /** The request's column and the response's. */
  request: ReactNode;
  response: ReactNode;
}

/** Pixels. */
const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** The body of the page: three columns with movable lines between them. */
export function Columns(props: ColumnsProps) {
  const { narrow, lesson, withoutRequest = false, request, response } = props;
  const { columns, set, reset } = useColumns();
  const body = useRef<HTMLElement>(null);

  const side = lesson === undefined ? "explorer" : "lesson";
  const explorer = lesson === undefined ? props.explorer : undefined;
  const hasSide = explorer !== undefined || lesson !== undefined;
  const sideWidth = hasSide ? columns[side] : 0;
  const shared = () => (body.current?.clientWidth ?? 1) - sideWidth * rem();
  const widths: CSSProperties = {
    gridTemplateColumns: [
      // Where there is little room, a lesson gives way first.
      ...(hasSide
        ? [
            `${side === "lesson" ? `minmax(16rem, min(${sideWidth}rem, 32vw))` : `${sideWidth}rem`} 1px`,
          ]
        : []),
      ...(withoutRequest ? [] : [`minmax(18rem, ${columns.composer}fr) 1px`]),
      `minmax(18rem, ${100 - columns.composer}fr)`,
    ].join(" "),
  };
  return (
    // The same places either way: what is typed and what is looked at stay when the width changes.
    <main
      ref={body}
      className={narrow ? styles.stack : styles.columns}
      style={narrow ? undefined : widths}
    >
      {!narrow && explorer !== undefined && (
        <nav className={styles.explorer} aria-label="Explorer">
          {explorer}
        </nav>
      )}
      {lesson !== undefined && <div className={styles.lesson}>{lesson}</div>}
      {!narrow && hasSide && (
        <Splitter
          label={`Width of the ${side}`}
          value={columns[side]}
          min={limits[side].min}
          max={limits[side].max}
          step={1}
          onChange={(value) => set(side, value)}
          perPixel={() => 1 / rem()}
          onReset={() => reset(side)}
        />
      )}
      {request}
      {!narrow && !withoutRequest && (
        <Splitter
          label="Width of the request"
          value={columns.composer}
          min={limits.composer.min}
          max={limits.composer.max}
          step={2}
          onChange={(value) => set("composer", value)}
          perPixel={() => 100 / shared()}
          onReset={() => reset("composer")}
        />
      )}
      {response}
    </main>
  );
}
