import type { LessonOutline } from "@grpc-playground/lessons";
import { Check } from "lucide-react";
import { cx } from "../../../shared/lib/cx.ts";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import { countDone, type Progress } from "../progress/progress.ts";
import styles from "./lesson-row.module.css";

/** A lesson in the list: what it is about, and which of its steps are done. */
export function LessonRow({
  lesson,
  number,
  made,
  hrefOf,
}: {
  lesson: LessonOutline;
  /** Its place in the course, from 1. */
  number: number;
  made: Progress;
  hrefOf: (id: string, step: number) => string;
}) {
  const { id, title, about, minutes, steps } = lesson;
  const done = countDone(made, id, steps.length);
  const isDone = done === steps.length;
  const first = steps.findIndex((_, at) => made.steps[id]?.[at + 1] === undefined);
  return (
    <li className={styles.row}>
      <span className={cx(styles.number, isDone && styles.done)} aria-hidden="true">
        {isDone ? <Check size={14} strokeWidth={3} /> : number}
      </span>
      <div className={styles.words}>
        <a className={styles.title} href={hrefOf(id, first < 0 ? 1 : first + 1)}>
          {title}
        </a>
        <p className={styles.about}>{about}</p>
      </div>
      <div className={styles.state}>
        <span className={styles.minutes}>{minutes} min</span>
        <span className={styles.ticks} aria-hidden="true">
          {steps.map((name, at) => (
            <i
              key={name}
              className={cx(styles.tick, made.steps[id]?.[at + 1] !== undefined && styles.on)}
            />
          ))}
        </span>
        <VisuallyHidden>
          {done} of {steps.length} steps done
        </VisuallyHidden>
      </div>
    </li>
  );
}
