import type { CallLog } from "@grpc-playground/call";
import { useEffect, useState } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import { number, size, time } from "../../../shared/lib/format.ts";
import styles from "./status-line.module.css";
import { WayGlyph } from "../../../shared/ui/way-glyph.tsx";

function tone(log: CallLog | undefined): string | undefined {
  const status = log?.find("status");
  if (log === undefined) return styles.idle;
  if (status === undefined) return styles.running;
  if (status.code === 0) return styles.ok;
  return status.name === "CANCELLED" ? styles.warn : styles.error;
}

/** Time since the call was opened, growing while it is open. */
function Elapsed({ log }: { log: CallLog }) {
  const [, tick] = useState(0);
  const { ended } = log;
  useEffect(() => {
    if (ended) return undefined;
    const timer = setInterval(() => tick((count) => count + 1), 100);
    return () => clearInterval(timer);
  }, [ended]);
  return (
    <span className={styles.time}>
      <VisuallyHidden>Duration </VisuallyHidden>
      {time(log.elapsed())}
    </span>
  );
}

function Count({ way, messages, bytes }: { way: "up" | "down"; messages: number; bytes: number }) {
  return (
    <span className={cx(styles.count, styles[way])}>
      <WayGlyph way={way} small />
      <span>
        {number(messages)} {way === "up" ? "sent" : "received"}
      </span>
      <span className={styles.bytes}>{size(bytes)}</span>
    </span>
  );
}

/**
 * The call in a line. Only the name of the status is in the `status` role:
 * what it holds is read out whenever it changes, and the numbers change all
 * the time.
 */
export function StatusLine({ log }: { log: CallLog | undefined }) {
  const status = log?.find("status");
  const counters = log?.counters;
  return (
    <div className={styles.line}>
      <output className={cx(styles.status, tone(log))}>
        <span className={styles.dot} aria-hidden="true" />
        {log === undefined ? "No call yet" : (status?.name ?? "In progress")}
      </output>
      {log !== undefined && <Elapsed log={log} />}
      {counters !== undefined && (
        <span className={styles.counts}>
          <Count way="up" messages={counters.sent} bytes={counters.bytesSent} />
          <Count way="down" messages={counters.received} bytes={counters.bytesReceived} />
        </span>
      )}
    </div>
  );
}
