import { findLesson } from "../../features/lessons/course/course.ts";
import { formatLesson, formatRoute, type LessonPlace } from "../routes/route.ts";

/** The address of a step with its method, which leaves the workbench where it is; the link of a step that is not there. */
export function lessonHash(place: LessonPlace): string {
  const step = findLesson(place.id)?.steps[place.step - 1];
  return step === undefined ? formatLesson(place) : formatRoute(step.method, place);
}
