import { Server, UserRound } from "lucide-react";
import { cx } from "../../../shared/lib/cx.ts";
import { size } from "../../../shared/lib/format.ts";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import styles from "./pipeline-picture.module.css";
import type { Pipe, Pipeline, Vessel } from "./pipeline.ts";

function share(part: number, whole: number | undefined): number {
  if (whole === undefined || whole <= 0) return 0;
  return Math.min(1, part / whole);
}

function End({ name, words, bytes }: { name: "You" | "Target"; words: string; bytes: number }) {
  const Icon = name === "You" ? UserRound : Server;
  return (
    <li className={styles.place}>
      <span className={styles.name}>{name}</span>
      <span className={styles.end}>
        <Icon size={22} strokeWidth={1.75} aria-hidden />
      </span>
      <span className={styles.amount}>
        {size(bytes)} <span className={styles.quiet}>{words}</span>
      </span>
    </li>
  );
}

function Tank({ vessel: { name, holds, room } }: { vessel: Vessel }) {
  const full = share(holds, room);
  return (
    <li className={styles.place}>
      <span className={styles.name}>{name}</span>
      <span className={styles.tank} aria-hidden="true">
        {holds > 0 && <span className={styles.water} style={{ blockSize: `${full * 100}%` }} />}
        <span className={styles.share}>{holds === 0 ? "" : `${Math.round(full * 100)}%`}</span>
      </span>
      <span className={styles.amount}>
        {size(holds)} <span className={styles.quiet}>{holds === 0 ? "waiting" : "wait"}</span>
      </span>
    </li>
  );
}

function Way({ pipe: { window, most, moving } }: { pipe: Pipe }) {
  const closed = window !== undefined && window <= 0;
  return (
    <li className={cx(styles.pipe, moving && styles.moving, closed && styles.closed)}>
      <span className={styles.line} aria-hidden="true">
        <span className={styles.dashes} />
        <span className={styles.tip} />
      </span>
      {window !== undefined && (
        <span className={styles.window}>
          <span className={styles.gauge} aria-hidden="true">
            <span style={{ inlineSize: `${share(window, most) * 100}%` }} />
          </span>
          <span className={styles.amount}>
            <VisuallyHidden>window: </VisuallyHidden>
            {size(window)} <span className={styles.quiet}>{closed ? "closed" : "window"}</span>
          </span>
        </span>
      )}
    </li>
  );
}

/** You, the tab, the bridge and the target, with what waits at each and what may still go between them. */
export function PipelinePicture({ pipeline }: { pipeline: Pipeline }) {
  const { way, you, youPipe, tab, tabPipe, bridge, targetPipe, target } = pipeline;
  return (
    <div className={styles.frame}>
      <ol
        className={cx(styles.picture, styles[way])}
        aria-label={way === "down" ? "Where the responses are" : "Where the requests are"}
      >
        <End name="You" words={way === "down" ? "read" : "given"} bytes={you} />
        <Way pipe={youPipe} />
        <Tank vessel={tab} />
        <Way pipe={tabPipe} />
        <Tank vessel={bridge} />
        <Way pipe={targetPipe} />
        <End name="Target" words={way === "down" ? "sent" : "took"} bytes={target} />
      </ol>
    </div>
  );
}
