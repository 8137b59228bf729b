import { viewNames, type ViewName } from "@grpc-playground/lessons";
import { findLesson } from "../../features/lessons/course/course.ts";
import { openStep, type OpenStep } from "../../features/lessons/session/open-step.ts";
import { createStore, type Store } from "../../shared/lib/store.ts";
import type { Playground } from "../playground.ts";
import { pageOf, parseLesson, type LessonPlace } from "../routes/route.ts";
import { viewed } from "../viewed.ts";
import { createPracticePlaces, type PracticePlaces } from "./practice-places.ts";
import { createSetAside } from "./set-aside.ts";
import { createStage } from "./stage.ts";

/** The lessons of a page: at most one step is open. */
export interface LessonState {
  readonly practice: PracticePlaces;
  /** The step that is open; `unknown` where the place that was asked for has none. */
  readonly current: Store<OpenStep | "unknown" | undefined>;
  /** Opens a step, unless it is the one that is open. */
  readonly open: (place: LessonPlace) => void;
}

const states = new WeakMap<Playground, LessonState>();

/** A page has one, which outlives what is drawn of it. */
export function lessonStateOf(playground: Playground): LessonState {
  const known = states.get(playground);
  if (known !== undefined) return known;
  const made = createLessonState(playground);
  states.set(playground, made);
  return made;
}

function createLessonState(playground: Playground): LessonState {
  const { calls, bench } = playground;
  const practice = createPracticePlaces(bench.practice.set);
  const aside = createSetAside(bench.chains);
  const stage = createStage(playground, practice, aside);
  const current = createStore<OpenStep | "unknown" | undefined>(undefined);
  const step = () => {
    const open = current.get();
    return open === "unknown" ? undefined : open;
  };

  calls.onStart(({ target, method, registry, entry: { log, protocol } }) => {
    step()?.called({ log, method, registry, protocol, target: practice.nameOf(target) });
  });
  viewed.subscribe(() => {
    const view = viewNames.find(
      (name): name is ViewName => name.toLowerCase() === viewed.get()?.value,
    );
    if (view !== undefined) step()?.looked(view);
  });
  // What the server saw of a call is a part of what lessons are about.
  current.subscribe(() => bench.witness.set(step() !== undefined));
  const leave = () => {
    if (current.get() === undefined) return;
    step()?.close();
    current.set(undefined);
    // What a lesson has put around the calls goes with it; the message stays as it is.
    aside.giveBack();
    const { target } = playground.workspace.state.get();
    if (!["own", "other"].includes(practice.nameOf(target))) playground.workspace.open(undefined);
  };
  addEventListener("hashchange", () => {
    const isBusy = step()?.doing.get() !== undefined;
    // Another page covers the workbench, without which nothing can be shown or set up any more.
    const isOver =
      pageOf(location.hash) === undefined ? parseLesson(location.hash) === undefined : isBusy;
    if (isOver) leave();
  });

  return {
    practice,
    current,
    open: (place) => {
      const before = step();
      if (before?.lesson.id === place.id && before.number === place.step) return;
      before?.close();
      const lesson = findLesson(place.id);
      current.set((lesson && openStep(lesson, place.step, stage)) ?? "unknown");
    },
  };
}
