import type { Way } from "@grpc-playground/call";
import type { WindowPoint } from "@grpc-playground/wire/http2";
import { useMemo } from "react";
import { cx } from "../../../../shared/lib/cx.ts";
import { size, time } from "../../../../shared/lib/format.ts";
import { windowTrack, type WindowTrack } from "./window-steps.ts";
import styles from "./windows-chart.module.css";

export interface WindowsChartProps {
  windows: readonly WindowPoint[];
  /** How many there are: the array grows in place. */
  count: number;
  /** The frame from which on some were skipped that may have changed a window. */
  gap: number | undefined;
  /** When the call ended or is now, in ms. */
  end: number;
}

/** How many bytes of DATA might still go each way, from frame to frame. */
export function WindowsChart({ windows, count, gap, end }: WindowsChartProps) {
  const known = useMemo(() => {
    const all = windows.slice(0, count);
    return gap === undefined ? all : all.filter(({ frame }) => frame < gap);
  }, [windows, count, gap]);
  const last = known.at(-1);
  if (last === undefined) {
    return <p className={styles.note}>Nobody told of the frames that would say what they are.</p>;
  }
  const until = gap === undefined ? end : last.at;
  return (
    <>
      {gap !== undefined && (
        <p className={styles.note}>
          The windows are known until {time(last.at)}. After that, frames were counted and not told
          that may have changed them.
        </p>
      )}
      <div className={styles.charts}>
        <Chart way="up" windows={known} end={until} />
        <Chart way="down" windows={known} end={until} />
      </div>
    </>
  );
}

const width = 600;
const height = 96;

interface ChartProps {
  way: Way;
  windows: readonly WindowPoint[];
  end: number;
}

function Chart({ way, windows, end }: ChartProps) {
  const { stream, connection } = useMemo(
    () => ({
      stream: windowTrack(windows, "stream", way),
      connection: windowTrack(windows, "connection", way),
    }),
    [windows, way],
  );
  const top = Math.max(stream.highest, connection.highest, 1);
  const last = Math.max(end, stream.points.at(-1)?.at ?? 0, 1);
  const path = (track: WindowTrack) => stepPath(track, last, top);
  const who = way === "up" ? "The client may still send" : "The server may still send";
  return (
    <figure className={cx(styles.chart, styles[way])}>
      <figcaption className={styles.caption}>
        <strong>{who}</strong>
        <span>
          lowest {size(Math.max(0, stream.lowest.bytes))} on the stream, at {time(stream.lowest.at)}
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className={styles.picture}
        role="img"
        aria-label={`${who}, over time: on the stream at most ${size(stream.highest)}, at least ${size(Math.max(0, stream.lowest.bytes))}`}
      >
        <path d={`${path(stream)}V${height}H0Z`} className={styles.area} />
        <path d={path(connection)} className={styles.connection} />
        <path d={path(stream)} className={styles.stream} />
      </svg>
      <p className={styles.axis}>
        <span>0 ms</span>
        <span className={styles.key}>
          <span className={styles.streamKey} /> stream
          <span className={styles.connectionKey} /> connection
        </span>
        <span>
          {time(last)}, up to {size(top)}
        </span>
      </p>
    </figure>
  );
}

function stepPath({ points }: WindowTrack, last: number, top: number): string {
  let path = "";
  for (const { at, bytes } of points) {
    const x = ((at / last) * width).toFixed(1);
    const y = (height - 2 - (Math.max(0, bytes) / top) * (height - 6)).toFixed(1);
    path += path === "" ? `M0 ${y}H${x}` : `H${x}V${y}`;
  }
  return path === "" ? `M0 ${height}` : `${path}H${width}`;
}
