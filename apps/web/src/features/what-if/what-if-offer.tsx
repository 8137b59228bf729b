import { Button } from "../../shared/ui/button.tsx";
import { questionIds, questions, type QuestionId } from "./questions.ts";
import styles from "./what-if-offer.module.css";

/** Beside a finished call: its questions in a line. What is asked is answered in a tab of its own, which comes late. */
export function WhatIfOffer({ onAsk }: { onAsk: (id: QuestionId) => void }) {
  return (
    <fieldset className={styles.offer} aria-label="What would happen if">
      <span className={styles.words} aria-hidden>
        What would happen if…
      </span>
      {questionIds.map((id) => (
        <Button key={id} size="sm" variant="ghost" onClick={() => onAsk(id)}>
          {`…${questions[id]}?`}
        </Button>
      ))}
    </fieldset>
  );
}
