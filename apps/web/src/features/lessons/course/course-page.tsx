import { ArrowRight, Award } from "lucide-react";
import { useStore } from "../../../shared/lib/store.ts";
import { countDone, type Progress } from "../progress/progress.ts";
import { progress } from "../progress/progress-store.ts";
import { ProgressTools } from "../progress/progress-tools.tsx";
import { course } from "./course.ts";
import styles from "./course-page.module.css";
import { LessonRow } from "./lesson-row.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { standOf } from "./stand.ts";

export interface CoursePageProps {
  /** Where a step is; from 1. */
  hrefOf: (id: string, step: number) => string;
  certificateHref: string;
  glossaryHref: string;
}

/** All lessons, how far one has come, and where to go on. */
export function CoursePage({ hrefOf, certificateHref, glossaryHref }: CoursePageProps) {
  const made = useStore(progress);
  const { done, steps, minutes } = standOf(made);
  const onward = nextPlace(made);
  const numbers = new Map(course.lessons.map(({ id }, index) => [id, index + 1]));
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <h2 className={styles.title}>Learn gRPC</h2>
          <p className={styles.line}>
            {course.lessons.length} lessons on a real server. You make the calls; each lesson
            watches what happens and knows when you have got it. Nothing has to be installed.
          </p>
          {onward && (
            <a className={styles.onward} href={hrefOf(onward.id, onward.step)}>
              <span className={styles.onwardWords}>
                {onwardWords(made, onward.id)} <b>{onward.title}</b>
                {onward.step > 1 && `, step ${onward.step}`}
              </span>
              <ArrowRight size={16} aria-hidden />
            </a>
          )}
          <ProgressBar done={done} steps={steps} minutes={minutes} />
        </header>
        {course.parts.map(({ name, lessons }) => (
          <section key={name} className={styles.part} aria-label={name}>
            <h3 className={styles.partName}>{name}</h3>
            <ol className={styles.lessons}>
              {lessons.map((lesson) => (
                <LessonRow
                  key={lesson.id}
                  lesson={lesson}
                  number={numbers.get(lesson.id) ?? 0}
                  made={made}
                  hrefOf={hrefOf}
                />
              ))}
            </ol>
          </section>
        ))}
        <footer className={styles.foot}>
          <p className={styles.links}>
            <a href={certificateHref}>
              <Award size={16} aria-hidden />
              Certificate
            </a>
            <a href={glossaryHref}>Glossary</a>
          </p>
          <ProgressTools />
        </footer>
      </div>
    </main>
  );
}

function onwardWords(made: Progress, next: string): string {
  if (made.last === undefined) return "Start with";
  return made.last.id === next ? "Continue where you were:" : "Go on with";
}

/** The first step that is not done: of the lesson where one was last, else of the course. */
function nextPlace(made: Progress) {
  const last = course.lessons.find(({ id }) => id === made.last?.id);
  const order = last ? [last, ...course.lessons] : course.lessons;
  for (const lesson of order) {
    if (countDone(made, lesson.id, lesson.steps.length) === lesson.steps.length) continue;
    const step = lesson.steps.findIndex((_, at) => made.steps[lesson.id]?.[at + 1] === undefined);
    return { id: lesson.id, title: lesson.title, step: step + 1 };
  }
  return undefined;
}
