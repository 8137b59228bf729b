import { useStore } from "../../../shared/lib/store.ts";
import { progress } from "../progress/progress-store.ts";
import { course } from "./course.ts";

/** All lessons. */
export function CoursePage({ hrefOf }: { hrefOf: (id: string, step: number) => string }) {
  const done = useStore(progress);
  return (
    <main>
      <h2>Learn gRPC</h2>
      {course.lessons.map(({ id, title }) => (
        <p key={id}>
          <a href={hrefOf(id, 1)}>{title}</a> {Object.keys(done.steps[id] ?? {}).length}
        </p>
      ))}
    </main>
  );
}
