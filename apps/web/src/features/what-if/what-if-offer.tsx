import { Button } from "../../shared/ui/button.tsx";
import { finishedCall } from "./changes/finished.ts";
import { changes } from "./changes/index.ts";
import { tryOut } from "./trials.ts";
import styles from "./what-if-offer.module.css";
import type { WhatIfProps } from "./what-if.tsx";

/** Beside a finished call: its questions in a line. One that is asked is answered in the tab that `onAsk` opens. */
export function WhatIfOffer(props: WhatIfProps & { onAsk: () => void }) {
  const { log, method, protocol, start, victim, life, onAsk } = props;
  const finished = finishedCall(log, method, protocol);
  if (finished === undefined) return null;
  const possible = changes.filter((change) => change.blocked(finished, { victim }) === undefined);
  return (
    <fieldset className={styles.offer} aria-label="What would happen if">
      <span className={styles.words} aria-hidden>
        What would happen if…
      </span>
      {possible.map((change) => (
        <Button
          key={change.id}
          size="sm"
          variant="ghost"
          onClick={() => {
            void tryOut(change, finished, { start, victim, life: life() });
            onAsk();
          }}
        >
          {`…${change.title}?`}
        </Button>
      ))}
    </fieldset>
  );
}
