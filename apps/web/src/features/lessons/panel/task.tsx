import { CircleCheck, Circle, Lightbulb, Play, RotateCcw, Square } from "lucide-react";
import type { RefObject } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { TermsContext } from "../../../shared/lib/terms.ts";
import { useStore } from "../../../shared/lib/store.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { Callout } from "../../../shared/ui/callout.tsx";
import type { OpenStep } from "../session/open-step.ts";
import { Line } from "../text/text.tsx";
import { Parts } from "./parts.tsx";
import { QuestionForm } from "./question-form.tsx";
import { useStepState } from "./step-state.ts";
import { Unheard } from "./unheard.tsx";
import styles from "./task.module.css";

/** What is to be done, what is still missing, and help. It stays in sight. */
export function Task({
  ref,
  open,
  presenting,
}: {
  ref: RefObject<HTMLDivElement | null>;
  open: OpenStep;
  presenting: boolean;
}) {
  const { step } = open;
  const { state, newest } = useStore(open.session);
  const { finding, stuck } = useStore(state);
  const { words, passed, since } = useStepState(open);
  const doing = useStore(open.doing);
  const problem = useStore(open.problem);
  const hints = useStore(open.hints);
  const hasMore = hints < step.hints.length;
  return (
    <div ref={ref} className={cx(styles.task, passed && styles.passed)}>
      <div className={styles.head}>
        <h4 className={styles.heading}>Your task</h4>
        <output className={cx(styles.status, since !== undefined && styles.done)}>
          {since === undefined ? (
            <Circle size={16} aria-hidden />
          ) : (
            <CircleCheck size={16} aria-hidden />
          )}
          {words}
        </output>
      </div>
      <div className={styles.body}>
        {/* What is to be done is told without a word that leads away from it. */}
        <TermsContext value={undefined}>
          <div className={styles.words}>
            <Line nodes={step.task} />
          </div>
          {step.question && <QuestionForm open={open} question={step.question} />}
        </TermsContext>
        {since !== undefined && !passed && !presenting && (
          <p className={styles.before}>
            You did this on {day(since)}. Do it again if you like, or go on.
          </p>
        )}
        {/* What is still missing is of use to whoever did not get it, and one more thing to read before. */}
        {stuck && !passed && <Parts finding={finding} />}
        {stuck && !passed && <Unheard log={newest()?.log} />}
        {hints > 0 && (
          <ol className={styles.hints} aria-label="Hints">
            {step.hints.slice(0, hints).map((hint, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a lesson never changes
              <li key={index}>
                <Line nodes={hint} />
              </li>
            ))}
          </ol>
        )}
        {problem !== undefined && (
          <Callout kind="warn" alert title="That did not work out">
            {problem} Start the step again, or do it by hand.
          </Callout>
        )}
      </div>
      <div className={styles.buttons}>
        {hasMore && !presenting && (
          <Button size="sm" icon={<Lightbulb size={14} aria-hidden />} onClick={open.hint}>
            Hint
          </Button>
        )}
        {doing === "showing" ? (
          <Button size="sm" icon={<Square size={12} aria-hidden />} onClick={open.stop}>
            Stop showing
          </Button>
        ) : (
          <Button size="sm" icon={<Play size={14} aria-hidden />} onClick={open.showMe}>
            Show me
          </Button>
        )}
        <Button
          size="sm"
          variant="ghost"
          icon={<RotateCcw size={14} aria-hidden />}
          className={styles.again}
          onClick={open.startAgain}
        >
          Start again
        </Button>
      </div>
    </div>
  );
}

function day(at: string): string {
  return new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
}
