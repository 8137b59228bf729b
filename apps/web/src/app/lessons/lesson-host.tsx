import { useEffect, useMemo } from "react";
import { lessonAfter } from "../../features/lessons/course/course.ts";
import { UnknownLesson } from "../../features/lessons/course/unknown-lesson.tsx";
import { LessonPanel } from "../../features/lessons/panel/lesson-panel.tsx";
import { useStore } from "../../shared/lib/store.ts";
import type { Playground } from "../playground.ts";
import {
  formatLesson,
  formatRoute,
  go,
  learnHash,
  navigate,
  parseRoute,
  type LessonPlace,
} from "../routes/route.ts";
import { lessonHash } from "./lesson-hash.ts";
import { lessonStateOf } from "./lesson-state.ts";
import { usePlaces } from "./use-places.ts";

export interface LessonHostProps {
  playground: Playground;
  place: LessonPlace;
  narrow: boolean;
  /** Whether the page is shown to an audience. */
  presenting: boolean;
}

/** Ties an open lesson to the page around it. */
export function LessonHost({ playground, place, narrow, presenting }: LessonHostProps) {
  const { id, step } = place;
  const state = lessonStateOf(playground);
  const open = useStore(state.current);
  useEffect(() => state.open({ id, step }), [state, id, step]);
  const hrefOfMethod = useMemo(
    () => (method: { service: string; method: string }) => formatRoute(method, { id, step }),
    [id, step],
  );
  const places = usePlaces(playground, state.practice, open, hrefOfMethod);

  if (open === undefined) return null;
  if (open === "unknown") return <UnknownLesson id={id} step={step} onLeave={leave} />;
  const next = lessonAfter(open.lesson.id);
  return (
    <LessonPanel
      open={open}
      places={places}
      narrow={narrow}
      presenting={presenting}
      next={next && { title: next.title, onOpen: () => go(lessonHash({ id: next.id, step: 1 })) }}
      onStep={(number) => go(lessonHash({ id: open.lesson.id, step: number }))}
      onLeave={leave}
      link={`${location.origin}${location.pathname}${formatLesson(place)}`}
      courseHref={learnHash}
    />
  );
}

/** The method that is open stays so. */
function leave(): void {
  const route = parseRoute(location.hash);
  if (route === undefined) go(learnHash);
  else navigate(route, "push", "none");
}
