import { actWords, type Act } from "@grpc-playground/lessons";
import type { Session } from "../session/session.ts";
import { controlOf, findButton, findView, isEnabled } from "./controls.ts";
import { unfold } from "./unfold.ts";
import { spotlight } from "./spotlight-store.ts";
import type { Stage } from "./stage.ts";
import { untilEvent } from "./until-event.ts";
import { pause, until } from "./until.ts";

export interface PlayOptions {
  readonly stage: Stage;
  readonly session: Session;
  readonly signal: AbortSignal;
  readonly onAnswer: (text: string) => void;
}

/** Before an act, so that it can be seen coming (ms). Two presses come closer on each other. */
const lead = { act: 900, press: 450 };
const longestPressMs = 5_000;

/** Does acts before the eyes of a learner. Rejects in words when one cannot be done, or with the signal's reason. */
export async function play(acts: readonly Act[], options: PlayOptions): Promise<void> {
  const { signal } = options;
  let before: Act | undefined;
  try {
    for (const [index, act] of acts.entries()) {
      // What one waits for decides when the next act has to come: it is pointed out already.
      const next = isWait(act) ? acts[index + 1] : undefined;
      // oxlint-disable no-await-in-loop -- one act after the other
      await point(next !== undefined && !isWait(next) ? next : act, isWait(act) ? act : undefined);
      if (!isWait(act) && !(before !== undefined && isWait(before))) {
        await pause(act.do === "press" && before?.do === "press" ? lead.press : lead.act, signal);
      }
      await perform(act, options);
      await unfold(act, signal);
      // oxlint-enable no-await-in-loop
      before = act;
    }
    await pause(lead.press, signal);
  } finally {
    spotlight.set(undefined);
  }
}

const isWait = (act: Act) => act.do === "until" || act.do === "wait";

async function point(act: Act, waiting: Act | undefined): Promise<void> {
  const control = controlOf(act);
  const words =
    waiting === undefined ? actWords(act) : `${actWords(waiting)}, then: ${actWords(act)}`;
  control?.scrollIntoView({ block: "nearest" });
  spotlight.set({ control, caption: words });
  await Promise.resolve();
}

/** Sets up what a step needs, at once and out of nobody's sight. */
export async function setUp(acts: readonly Act[], options: PlayOptions): Promise<void> {
  for (const act of acts) {
    // oxlint-disable no-await-in-loop -- one act after the other
    await perform(act, options);
    // The others are large, and lie over the form; what is set in them stands at the button that sends.
    if (act.do === "deadline" || act.do === "metadata") await unfold(act, options.signal);
    // oxlint-enable no-await-in-loop
  }
}

async function perform(act: Act, options: PlayOptions): Promise<void> {
  const { stage, session, signal, onAnswer } = options;
  signal.throwIfAborted();
  switch (act.do) {
    case "open":
      return stage.open(act.method);
    case "fill":
      return stage.fill(act.message);
    case "metadata":
      return stage.metadata(act.rows);
    case "deadline":
      return stage.deadline(act.ms);
    case "lab":
      return stage.lab(act.settings);
    case "protocol":
      return stage.protocol(act.protocol);
    case "target":
      return stage.target(act.server, act.over, signal);
    case "interceptors":
      return stage.interceptors(act.chain);
    case "press":
      return press(act, options);
    case "until":
      return untilEvent(act, session, signal);
    case "wait":
      return pause(act.ms, signal);
    case "view":
      await until(() => findView(act.view) !== undefined, {
        ms: longestPressMs,
        reason: `There is no tab ${act.view} here.`,
        signal,
      });
      findView(act.view)?.click();
      return;
    case "answer":
      return onAnswer(act.text);
  }
}

async function press(
  act: Extract<Act, { do: "press" }>,
  { session, signal }: PlayOptions,
): Promise<void> {
  const ready = () => {
    const button = findButton(act.button);
    return button !== undefined && isEnabled(button) ? button : undefined;
  };
  const reason = `${act.button} could not be pressed.`;
  await until(() => ready() !== undefined, { ms: longestPressMs, reason, signal });
  const begun = session.count();
  const isOpen = session.newest()?.log.ended === false;
  ready()?.click();
  const begins = act.button === "Send" || (act.button === "Send message" && !isOpen);
  if (begins)
    await until(() => session.count() > begun, {
      ms: longestPressMs,
      reason: "No call was begun.",
      signal,
    });
}
