import { countDone, type Progress } from "../progress/progress.ts";
import { course } from "./course.ts";

/** How far somebody has come in the course as it is now. */
export interface Stand {
  readonly done: number;
  readonly steps: number;
  /** Lessons of which every step was done. */
  readonly lessons: number;
  /** What is left takes a newcomer so long. */
  readonly minutes: number;
  /** When the last step was done, as ISO 8601 says it; empty before the first. */
  readonly at: string;
}

/** Steps of lessons that are no more do not count. */
export function standOf(made: Progress): Stand {
  let stand: Stand = { done: 0, steps: 0, lessons: 0, minutes: 0, at: "" };
  for (const { id, steps, minutes } of course.lessons) {
    const done = countDone(made, id, steps.length);
    const times = [stand.at, ...Object.values(made.steps[id] ?? {})].toSorted();
    stand = {
      done: stand.done + done,
      steps: stand.steps + steps.length,
      lessons: stand.lessons + (done === steps.length ? 1 : 0),
      minutes: stand.minutes + minutes * (1 - done / steps.length),
      at: times.at(-1) ?? "",
    };
  }
  return { ...stand, minutes: Math.round(stand.minutes) };
}

/** How far somebody has come in a part of the course. */
export interface PartStand {
  readonly name: string;
  /** Lessons of which every step was done, and all. */
  readonly done: number;
  readonly lessons: number;
}

/** Of each part, in the course's order. */
export function partStands(made: Progress): readonly PartStand[] {
  return course.parts.map(({ name, lessons }) => ({
    name,
    done: lessons.filter(({ id, steps }) => countDone(made, id, steps.length) === steps.length)
      .length,
    lessons: lessons.length,
  }));
}
