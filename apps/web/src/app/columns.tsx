import { useRef, type CSSProperties, type ReactNode } from "react";
import styles from "./columns.module.css";
import { Splitter } from "./splitter.tsx";
import { limits, useColumns } from "./use-columns.ts";

export interface ColumnsProps {
  /** One above the other, without the explorer. */
  narrow: boolean;
  /** Undefined for no such column. */
  explorer: ReactNode;
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
  const { narrow, explorer, withoutRequest = false, request, response } = props;
  const { columns, set, reset } = useColumns();
  const body = useRef<HTMLElement>(null);

  const explorerWidth = explorer === undefined ? 0 : columns.explorer;
  const shared = () => (body.current?.clientWidth ?? 1) - explorerWidth * rem();
  const widths: CSSProperties = {
    gridTemplateColumns: [
      ...(explorer === undefined ? [] : [`${columns.explorer}rem 1px`]),
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
        <>
          <nav className={styles.explorer} aria-label="Explorer">
            {explorer}
          </nav>
          <Splitter
            label="Width of the explorer"
            value={columns.explorer}
            min={limits.explorer.min}
            max={limits.explorer.max}
            step={1}
            onChange={(value) => set("explorer", value)}
            perPixel={() => 1 / rem()}
            onReset={() => reset("explorer")}
          />
        </>
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
