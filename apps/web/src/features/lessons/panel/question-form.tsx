import type { Question } from "@grpc-playground/lessons";
import { useId, type FormEvent } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { useStore } from "../../../shared/lib/store.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { TextInput } from "../../../shared/ui/input.tsx";
import type { OpenStep } from "../session/open-step.ts";
import { Line } from "../text/text.tsx";
import styles from "./question-form.module.css";

/** Something to answer: by choosing, or by typing. */
export function QuestionForm({ open, question }: { open: OpenStep; question: Question }) {
  const id = useId();
  const answer = useStore(open.answer);
  const { isRight } = useStore(useStore(open.session).state);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer !== "") open.check();
  };
  return (
    <form className={styles.form} data-question="" onSubmit={submit}>
      <fieldset className={styles.fields}>
        <legend className={styles.question}>
          <Line nodes={question.text} />
        </legend>
        {question.choices === undefined ? (
          <TextInput
            aria-label="Answer"
            value={answer}
            onChange={({ target }) => open.type(target.value)}
          />
        ) : (
          question.choices.map((choice) => (
            <label key={choice} className={styles.choice}>
              <input
                type="radio"
                name={id}
                value={choice}
                checked={answer === choice}
                onChange={() => open.type(choice)}
              />
              <span>{choice}</span>
            </label>
          ))
        )}
      </fieldset>
      <div className={styles.check}>
        <Button type="submit" size="sm" aria-disabled={answer === ""}>
          Check answer
        </Button>
        <p aria-live="polite" className={cx(styles.verdict, isRight === true && styles.right)}>
          {isRight === true && "That is right."}
          {isRight === false && "That is not it."}
        </p>
      </div>
    </form>
  );
}
