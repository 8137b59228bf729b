import type { Lesson } from "@grpc-playground/lessons";
import { Check } from "lucide-react";
import { cx } from "../../../shared/lib/cx.ts";
import styles from "./step-dots.module.css";

/** Which step of how many, and a way to each. */
export function StepDots({
  lesson,
  number,
  done,
  onStep,
}: {
  lesson: Lesson;
  /** From 1. */
  number: number;
  /** Times by step, of those that were done. */
  done: Readonly<Record<string, string>> | undefined;
  onStep: (step: number) => void;
}) {
  return (
    <div className={styles.row}>
      <p className={styles.place}>
        Step {number} of {lesson.steps.length}
      </p>
      <ol className={styles.dots}>
        {lesson.steps.map(({ title }, index) => {
          const isDone = done?.[index + 1] !== undefined;
          return (
            <li key={title}>
              <button
                type="button"
                className={cx(
                  styles.dot,
                  isDone && styles.done,
                  index + 1 === number && styles.here,
                )}
                aria-current={index + 1 === number ? "step" : undefined}
                aria-label={`${title}${isDone ? ", done" : ""}`}
                title={title}
                onClick={() => onStep(index + 1)}
              >
                {isDone && <Check size={10} strokeWidth={3} aria-hidden />}
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
