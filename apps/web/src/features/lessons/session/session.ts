import {
  evaluate,
  type CallEvidence,
  type Check,
  type Evidence,
  type Finding,
  type Step,
  type ViewName,
} from "@grpc-playground/lessons";
import { createStore, type Store } from "../../../shared/lib/store.ts";
import { keptCalls } from "./kept-calls.ts";

/** What is known of an open step. */
export interface SessionState {
  readonly finding: Finding;
  /** Whether it is time to say what is missing: an answer was given, or a call was made and did not do it. */
  readonly stuck: boolean;
  /** Stays true: what was done once is done. */
  readonly passed: boolean;
  /** Whether the answer that was given last is right; undefined before the first. */
  readonly isRight: boolean | undefined;
  /** Of each of the step's facts, whether the learner's own calls have shown it. */
  readonly shown: readonly boolean[];
}

/** Watches what is done while a step is open. */
export interface Session {
  readonly state: Store<SessionState>;
  /** The newest call that was begun while the step is open. */
  readonly newest: () => CallEvidence | undefined;
  /** How many calls were begun. */
  readonly count: () => number;
  readonly add: (call: CallEvidence) => void;
  readonly view: (name: ViewName) => void;
  readonly answer: (text: string) => void;
  /** Looks at nothing any more. */
  readonly close: () => void;
}

/** How long nothing happens until a call is taken for one that will not do it, in ms: what the server saw is told after the end. */
const patience = { ended: 1_000, open: 10_000 };

/**
 * Looks at the evidence of a step as it grows: at most once a frame, and less
 * often where looking takes long, so that no stream waits for it.
 */
export function createSession(step: Step, onPassed: () => void): Session {
  let calls: readonly CallEvidence[] = [];
  let begun = 0;
  let viewed: ReadonlySet<ViewName> = new Set();
  let answer: string | undefined;
  let frame = 0;
  let restUntil = 0;
  let waited = false;
  let wait: ReturnType<typeof setTimeout> | undefined;
  const watched = new Map<CallEvidence, readonly (() => void)[]>();
  const evidence = (): Evidence => ({ calls, viewed, answer });
  const facts = step.facts.map(({ because }) =>
    because.kind === "shown" ? because.check : undefined,
  );
  const untouched = evaluate(step.check, evidence());
  const state = createStore<SessionState>({
    finding: untouched,
    stuck: false,
    passed: false,
    isRight: undefined,
    shown: facts.map(() => false),
  });

  const look = (now: number) => {
    if (now < restUntil) {
      frame = requestAnimationFrame(look);
      return;
    }
    frame = 0;
    const began = performance.now();
    const before = state.get();
    const seen = evidence();
    const finding = before.passed ? before.finding : evaluate(step.check, seen);
    const shown = before.shown.map(
      (is, index) => is || (facts[index] !== undefined && evaluate(facts[index], seen).passed),
    );
    const isRight = answer === undefined ? undefined : evaluate(answerOf(step.check), seen).passed;
    // Where the answer alone is missing or wrong, the question says so itself.
    const stuck =
      (waited || answer !== undefined) &&
      evaluate(withoutAnswer(step.check), seen).parts.some(({ holds }) => !holds);
    const after = { finding, stuck, shown, isRight, passed: before.passed || finding.passed };
    // Of a long stream most frames bring nothing new to a check.
    if (!isSame(before, after)) state.set(after);
    if (finding.passed && !before.passed) onPassed();
    clearTimeout(wait);
    if (!finding.passed && !waited && begun > 0) waitOn();
    const ended = performance.now();
    restUntil = ended + (ended - began) * 4;
  };
  const waitOn = () => {
    const isEnded = calls.every(({ log }) => log.ended);
    const ms = isEnded ? patience.ended : patience.open;
    wait = setTimeout(() => {
      waited = true;
      changed();
    }, ms);
  };
  const changed = () => {
    if (frame === 0) frame = requestAnimationFrame(look);
  };
  const forget = (call: CallEvidence) => {
    for (const leave of watched.get(call) ?? []) leave();
    watched.delete(call);
  };

  return {
    state,
    newest: () => calls.at(-1),
    count: () => begun,
    add: (call) => {
      begun += 1;
      watched.set(
        call,
        [call.log, call.log.wire, call.log.sightings].map((log) => log.subscribe(changed)),
      );
      calls = keptCalls([...calls, call]);
      for (const known of watched.keys()) if (!calls.includes(known)) forget(known);
      changed();
    },
    view: (name) => {
      viewed = new Set([...viewed, name]);
      changed();
    },
    answer: (text) => {
      answer = text;
      changed();
    },
    close: () => {
      cancelAnimationFrame(frame);
      clearTimeout(wait);
      for (const known of watched.keys()) forget(known);
    },
  };
}

/** Of a check, what it asks of calls and tabs. */
function withoutAnswer(check: Check): Check {
  return { ...check, answer: undefined };
}

/** Of a check, what it asks of the answer. */
function answerOf(check: Check): Check {
  return { ...check, call: undefined, calls: [], compare: [], viewed: [] };
}

function isSame(before: SessionState, after: SessionState): boolean {
  const { finding, stuck, shown, isRight, passed } = after;
  return (
    passed === before.passed &&
    stuck === before.stuck &&
    isRight === before.isRight &&
    shown.every((is, index) => is === before.shown[index]) &&
    finding.parts.length === before.finding.parts.length &&
    finding.parts.every(({ words, holds }, index) => {
      const part = before.finding.parts[index];
      return part?.words === words && part.holds === holds;
    })
  );
}
