import { useCallback, useState } from "react";
import { late } from "../../../shared/ui/late.tsx";
import type { ViewProps } from "../view-props.ts";
import { Flow, type Wanted } from "./flow/flow.tsx";
import { everything, shownEvents } from "./flow/shown-events.ts";
import { Now } from "./now/now.tsx";
import styles from "./timeline.module.css";

const Tools = late(async () => (await import("./tools/tools.tsx")).Tools);

/** The call as it happens: the newest event in words, and all of them in order. */
export function Timeline(props: ViewProps) {
  const { log, method, registry, protocol } = props;
  const [choice, setChoice] = useState(everything);
  const [wanted, setWanted] = useState<Wanted>();
  const shown = shownEvents(log, choice);
  const onWanted = useCallback(
    (next: Wanted) => {
      // What is looked for has to be among what is shown.
      setChoice((before) => {
        const now = shownEvents(log, before);
        return now.at(now.indexOf(next.seq))?.seq === next.seq ? before : everything;
      });
      setWanted(next);
    },
    [log],
  );
  return (
    <div className={styles.timeline}>
      <Now log={log} protocol={protocol} />
      <Tools
        log={log}
        method={method}
        registry={registry}
        choice={choice}
        onChoice={setChoice}
        wanted={wanted}
        onWanted={onWanted}
      />
      <Flow {...props} shown={shown} wanted={wanted} />
    </div>
  );
}
