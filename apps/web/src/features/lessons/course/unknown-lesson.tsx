import { GraduationCap } from "lucide-react";
import { Button } from "../../../shared/ui/button.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { course, findLesson, problemsOf } from "./course.ts";

/** Where a link leads to a lesson or a step that is not there: what is there instead. */
export function UnknownLesson({
  id,
  step,
  onLeave,
}: {
  /** Undefined where the address names no lesson at all. */
  id: string | undefined;
  step: number;
  /** Undefined on a page of its own, which has a way out already. */
  onLeave: (() => void) | undefined;
}) {
  const lesson = id === undefined ? undefined : findLesson(id);
  const problems = id === undefined ? [] : problemsOf(id);
  const [first] = course.lessons;
  return (
    <section aria-label="Lesson">
      <EmptyState
        icon={<GraduationCap size={24} />}
        title={
          lesson
            ? `${lesson.title} has no step ${step}`
            : problems.length > 0
              ? "This lesson cannot be read"
              : "There is no such lesson"
        }
        action={onLeave && <Button onClick={onLeave}>Leave lesson</Button>}
      >
        {problems.map(({ file, line, message }) => (
          <p key={`${line} ${message}`}>
            {file}, line {line}: {message}
          </p>
        ))}
        <p>
          {lesson
            ? `It has ${lesson.steps.length}. `
            : "The link may be older than the course, or cut off. "}
          {lesson ? (
            <a href={`#/learn/${lesson.id}/1`}>Begin it</a>
          ) : (
            first && <a href={`#/learn/${first.id}/1`}>Begin with {first.title}</a>
          )}
          , or choose one of <a href="#/learn">all lessons</a>.
        </p>
      </EmptyState>
    </section>
  );
}
