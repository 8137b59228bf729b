import { plainText } from "@grpc-playground/lessons";
import { Circle, CircleCheck } from "lucide-react";
import { useEffect, useState, type RefObject } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { useStore } from "../../../shared/lib/store.ts";
import type { OpenStep } from "../session/open-step.ts";
import { useFilledIn } from "../text/text-context.ts";
import { useStepState } from "./step-state.ts";
import styles from "./task-line.module.css";

/**
 * The task in a line or two, for a narrow page: there the form and the reply are
 * far below it. Says what is still missing once something was stuck; leads back
 * to the task.
 */
export function TaskLine({
  open,
  task,
}: {
  open: OpenStep;
  /** The task as a whole. */
  task: RefObject<HTMLElement | null>;
}) {
  const { words, passed } = useStepState(open);
  const { finding, stuck } = useStore(useStore(open.session).state);
  const whole = useFilledIn(open.step.task.map(plainText).join(" "));
  const isFar = !useInSight(task);
  const missing = finding.parts.find(({ holds }) => !holds)?.words;
  const isMissing = stuck && !passed && missing !== undefined;
  const text = passed || !isFar ? words : isMissing ? missing : whole;
  return (
    <button
      type="button"
      className={cx(styles.line, words !== "Not yet" && styles.done)}
      onClick={() => task.current?.scrollIntoView({ block: "start" })}
    >
      {passed ? <CircleCheck size={16} aria-hidden /> : <Circle size={16} aria-hidden />}
      <span className={styles.words}>
        {isFar && !passed && <b>{isMissing ? "Still missing: " : "Your task: "}</b>}
        {text}
      </span>
    </button>
  );
}

/** Whether some of an element is in sight. It is another one for each step, which its key tells. */
function useInSight(place: RefObject<HTMLElement | null>): boolean {
  const [isInSight, setInSight] = useState(true);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver((entries) =>
      setInSight(entries.at(-1)?.isIntersecting === true),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return isInSight;
}
