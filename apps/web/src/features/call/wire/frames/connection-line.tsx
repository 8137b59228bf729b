import type { ConnectionEvent } from "@grpc-playground/call";
import { cx } from "../../../../shared/lib/cx.ts";
import { time } from "../../../../shared/lib/format.ts";
import styles from "./connection-line.module.css";

const words: Readonly<Record<ConnectionEvent["state"], string>> = {
  dialling: "dialling",
  connected: "connected",
  secured: "TLS",
  ready: "HTTP/2 ready",
  failed: "failed",
  closed: "closed",
};

/** How the connection to the target fared, from dialling to its end. */
export function ConnectionLine({ events }: { events: readonly ConnectionEvent[] }) {
  if (events.length === 0) return null;
  return (
    <ol className={styles.line} aria-label="Connection">
      {events.map(({ at, state, detail }, index) => (
        <li
          // A connection goes through a state at most once, but nobody promises it.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          className={cx(styles.step, state === "failed" && styles.failed)}
        >
          <strong>{words[state]}</strong>
          {detail !== "" && detail !== events[index - 1]?.detail && (
            <span className={styles.detail}>{detail}</span>
          )}
          <span className={styles.time}>{time(at)}</span>
        </li>
      ))}
    </ol>
  );
}
