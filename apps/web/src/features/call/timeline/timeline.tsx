import type { ViewProps } from "../view-props.ts";
import { Flow } from "./flow/flow.tsx";
import { everything, shownEvents } from "./flow/shown-events.ts";
import { Now } from "./now/now.tsx";
import styles from "./timeline.module.css";

/** The call as it happens: the newest event in words, and all of them in order. */
export function Timeline(props: ViewProps) {
  const { log, protocol } = props;
  return (
    <div className={styles.timeline}>
      <Now log={log} protocol={protocol} />
      <Flow {...props} shown={shownEvents(log, everything)} wanted={undefined} />
    </div>
  );
}
