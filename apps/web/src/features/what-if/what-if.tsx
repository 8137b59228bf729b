import type { DescMethod } from "@bufbuild/protobuf";
import type { CallLog } from "@grpc-playground/call";
import { useEffect, useEffectEvent } from "react";
import type { Protocol } from "../../shared/lib/protocol.ts";
import { useStore } from "../../shared/lib/store.ts";
import { Button } from "../../shared/ui/button.tsx";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import type { Bench } from "./changes/change.ts";
import { finishedCall } from "./changes/finished.ts";
import { changes } from "./changes/index.ts";
import { questions, type QuestionId } from "./questions.ts";
import { trialOf, tryOut } from "./trials.ts";
import { Result } from "./view/result.tsx";
import styles from "./view/what-if.module.css";

export interface WhatIfProps {
  log: CallLog;
  method: DescMethod;
  protocol: Protocol;
  start: Bench["start"];
  victim: Bench["victim"];
  /** Aborted when what goes on in this target has to end. */
  life: () => AbortSignal;
  /** What was asked elsewhere, to be answered here. */
  asked?: QuestionId | undefined;
  /** It is being answered. */
  onAnswer?: () => void;
}

/** Questions to a finished call, answered by making it once more with one thing changed. */
export function WhatIf(props: WhatIfProps) {
  const { log, method, protocol, start, victim, life, asked, onAnswer } = props;
  const trial = useStore(trialOf(log));
  const finished = finishedCall(log, method, protocol);
  const answer = (id: QuestionId) => {
    const change = changes.find((each) => each.id === id);
    if (change === undefined || finished === undefined) return;
    onAnswer?.();
    if (change.blocked(finished, { victim }) !== undefined) return;
    void tryOut(change, finished, { start, victim, life: life() });
  };
  const onAsked = useEffectEvent(answer);
  useEffect(() => {
    if (asked !== undefined) onAsked(asked);
  }, [asked]);
  if (finished === undefined) {
    return (
      <EmptyState title="The call is still open">
        When it has ended, it can be made once more with one thing changed.
      </EmptyState>
    );
  }
  return (
    <div className={styles.whatIf}>
      <h3 className={styles.question}>What would happen if…</h3>
      <ul className={styles.changes}>
        {changes.map((change) => {
          const blocked = change.blocked(finished, { victim });
          return (
            <li key={change.id} className={styles.change}>
              <Button
                size="sm"
                disabled={blocked !== undefined}
                aria-pressed={trial?.change === change}
                aria-describedby={`what-if-${change.id}`}
                onClick={() => answer(change.id)}
              >
                {`…${questions[change.id]}?`}
              </Button>
              <p id={`what-if-${change.id}`} className={styles.about}>
                {blocked ?? change.about(finished)}
              </p>
            </li>
          );
        })}
      </ul>
      {trial !== undefined && <Result trial={trial} finished={finished} />}
    </div>
  );
}
