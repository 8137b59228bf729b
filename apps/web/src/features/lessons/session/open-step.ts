import type { CallEvidence, Lesson, Step, ViewName } from "@grpc-playground/lessons";
import { createStore, type Store } from "../../../shared/lib/store.ts";
import { findView } from "../player/controls.ts";
import { play, setUp, type PlayOptions } from "../player/play.ts";
import type { Stage } from "../player/stage.ts";
import { foldAll } from "../player/unfold.ts";
import { markDone, markOpened } from "../progress/progress-store.ts";
import { createSession, type Session } from "./session.ts";

/** What the page does by itself for a step. */
export type Doing = "setting-up" | "showing" | undefined;

/** A step that somebody is at. */
export interface OpenStep {
  readonly lesson: Lesson;
  readonly step: Step;
  /** From 1. */
  readonly number: number;
  /** Replaced when one starts again. */
  readonly session: Store<Session>;
  readonly doing: Store<Doing>;
  /** What kept the step from being set up or shown. */
  readonly problem: Store<string | undefined>;
  /** The answer as it stands, given or not. */
  readonly answer: Store<string>;
  /** How many hints are open. */
  readonly hints: Store<number>;
  readonly called: (call: CallEvidence) => void;
  readonly looked: (view: ViewName) => void;
  readonly type: (answer: string) => void;
  /** Gives the answer. */
  readonly check: () => void;
  readonly hint: () => void;
  /** Does what the step asks for. */
  readonly showMe: () => void;
  readonly stop: () => void;
  /** As if the step had just been opened. */
  readonly startAgain: () => void;
  /** Watches no longer. */
  readonly close: () => void;
}

/** Opens a step: sets it up on the stage, and watches what is done from now on. Undefined where there is none. */
export function openStep(lesson: Lesson, number: number, stage: Stage): OpenStep | undefined {
  const step = lesson.steps[number - 1];
  if (step === undefined) return undefined;
  const begin = () => createSession(step, () => markDone(lesson.id, number));
  const session = createStore(begin());
  const doing = createStore<Doing>(undefined);
  const problem = createStore<string | undefined>(undefined);
  const answer = createStore("");
  const hints = createStore(0);
  let aborter: AbortController | undefined;

  const give = (text: string) => {
    answer.set(text);
    session.get().answer(text);
  };
  const run = async (what: Doing, job: (options: PlayOptions) => Promise<void>) => {
    aborter?.abort();
    const own = new AbortController();
    aborter = own;
    doing.set(what);
    problem.set(undefined);
    try {
      await job({ stage, session: session.get(), signal: own.signal, onAnswer: give });
    } catch (reason) {
      if (!own.signal.aborted)
        problem.set(reason instanceof Error ? reason.message : String(reason));
    } finally {
      if (aborter === own) doing.set(undefined);
    }
  };
  const prepare = async (options: PlayOptions) => {
    await stage.reset(step.method, options.signal);
    foldAll();
    // A tab that is open already could not be opened, where a step asks for that.
    findView("Timeline")?.click();
    await setUp(step.setup, options);
  };

  markOpened(lesson.id, number);
  void run("setting-up", prepare);
  return {
    lesson,
    step,
    number,
    session,
    doing,
    problem,
    answer,
    hints,
    called: (call) => session.get().add(call),
    looked: (view) => {
      // What the page opens to begin with was not looked for.
      if (doing.get() !== "setting-up") session.get().view(view);
    },
    type: answer.set,
    check: () => give(answer.get()),
    hint: () => hints.set(Math.min(hints.get() + 1, step.hints.length)),
    showMe: () =>
      void run("showing", async (options) => {
        await prepare(options);
        await play(step.show, options);
      }),
    stop: () => {
      aborter?.abort();
      doing.set(undefined);
    },
    startAgain: () => {
      session.get().close();
      session.set(begin());
      answer.set("");
      hints.set(0);
      void run("setting-up", prepare);
    },
    close: () => {
      aborter?.abort();
      session.get().close();
    },
  };
}
