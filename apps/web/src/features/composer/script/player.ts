import { ConnectError } from "@connectrpc/connect";
import type { Call } from "@grpc-playground/call";
import { createStore, type Store } from "../../../shared/lib/store.ts";
import { parseDelay } from "./delay.ts";
import { browserClock, createPace, type Clock, type Pace } from "./pace.ts";
import { idle, type Player, type PlayerState } from "./player-state.ts";
import { doneWords, stoppedWords, whyOver, type Place } from "./player-words.ts";
import { parseRepeat } from "./repeat.ts";
import type { Script } from "./script.ts";
import { findProblems, findViolations, openCall, type Stage } from "./stage.ts";
import { messageOf, stepIssues } from "./step-message.ts";

/** One play, from its first message to whatever ends it. */
interface Play {
  readonly stage: Stage;
  readonly pace: Pace;
  readonly rounds: number;
  round: number;
  /** How many messages it has sent, in all rounds. */
  sent: number;
  /** No step before this place is unsent. */
  from: number;
  /** Where in the script's own time the next message is due; undefined while nobody has scheduled it. */
  due: number | undefined;
  call: Call | undefined;
  /** What to let go of at its end. */
  readonly leave: (() => void)[];
}

/** Creates the player of a script, which may be edited while it plays. */
export function createPlayer(script: Store<Script>, clock: Clock = browserClock): Player {
  const state = createStore(idle);
  const sent = new Set<number>();
  let current: Play | undefined;
  let disarm: (() => void) | undefined;
  const steps = () => script.get().steps;
  /** The first step that this round has not sent, wherever it has been moved to. */
  function nextIndex(play: Play): number {
    const all = steps();
    while (play.from < all.length && sent.has(all[play.from]?.id ?? 0)) play.from += 1;
    return play.from;
  }

  function show(change: Partial<PlayerState>): void {
    const next = current && steps()[nextIndex(current)]?.id;
    state.set({ ...state.get(), ...change, next });
  }
  function place(): Place {
    const total = steps().length;
    const number = Math.min(current ? nextIndex(current) + 1 : 1, total);
    return { number, total, round: current?.round ?? 1, rounds: current?.rounds ?? 1 };
  }
  function end(phase: "done" | "stopped", why: string, rest: Partial<PlayerState> = {}): void {
    disarm?.();
    for (const leave of current?.leave.splice(0) ?? []) leave();
    current = undefined;
    show({ phase, why, problems: [], anyway: undefined, ...rest, busySince: undefined });
  }

  /** Begins at the first step, unless something is in the way. */
  function begin(stage: Stage, action: "play" | "step"): Play | undefined {
    const open = openCall(stage.line);
    const problems = findProblems(script.get(), stage.options, open !== undefined);
    const violations = problems.length > 0 ? [] : findViolations(steps(), stage.rules);
    if (problems.length > 0 || violations.length > 0) {
      const anyway = violations.length > 0 ? action : undefined;
      end("stopped", "Nothing was sent", { problems: [...problems, ...violations], anyway });
      return undefined;
    }
    const over = open && whyOver(open.log, place());
    if (over !== undefined) {
      end("stopped", `${over} Cancel it, or wait for its end.`);
      return undefined;
    }
    const rounds = parseRepeat(script.get().repeat);
    const play: Play = {
      stage,
      pace: createPace(clock),
      rounds: rounds.ok ? rounds.value : 1,
      round: 1,
      sent: 0,
      from: 0,
      due: undefined,
      call: undefined,
      leave: [script.subscribe(scriptChanged)],
    };
    const signal = stage.line.signal();
    signal.addEventListener("abort", lineGone);
    play.leave.push(() => signal.removeEventListener("abort", lineGone));
    sent.clear();
    current = play;
    return play;
  }

  function lineGone(): void {
    end("stopped", "Stopped: what it called was left.");
  }

  function scriptChanged(): void {
    if (!current) return;
    const { phase, next } = state.get();
    if (phase === "playing") current.pace.setRate(script.get().speed);
    current.from = 0;
    if (next !== steps()[nextIndex(current)]?.id) show({});
    arm();
  }

  /** Reckons from one due time to the next, so that what comes late makes nothing after it late. */
  function schedule(play: Play, from: number): void {
    const next = steps()[nextIndex(play)];
    const delay = parseDelay(next?.delay ?? "");
    play.due = from + (delay.ok ? delay.value : 0);
  }

  function go(play: Play): void {
    play.pace.setRate(script.get().speed);
    if (play.due === undefined) schedule(play, play.pace.position());
    show({ phase: "playing", why: "", problems: [] });
    arm();
  }

  /** Sends what is due, or sets the alarm for it. */
  function arm(): void {
    disarm?.();
    const play = current;
    const { phase, busySince } = state.get();
    if (!play || play.due === undefined || phase !== "playing" || busySince !== undefined) return;
    const wait = play.pace.until(play.due);
    if (wait <= 0) void sendNext(play);
    // Browsers may ring a little early: then it is looked at again.
    else disarm = clock.after(wait, arm);
  }

  async function sendNext(play: Play): Promise<void> {
    disarm?.();
    const at = nextIndex(play);
    const next = steps()[at];
    if (next === undefined) return finish(play);
    // It may have been changed since the play began.
    const wrong = [...stepIssues(next), ...(play.stage.rules?.(next.draft) ?? [])];
    if (wrong.length > 0) {
      const problems = wrong.map((issue) => `Step ${at + 1}: ${issue}`);
      return end("stopped", stoppedWords(place(), play.call), { problems });
    }
    show({ busySince: clock.now() });
    try {
      const call = callOf(play);
      await call.send(messageOf(next.draft).message);
    } catch (reason) {
      if (current !== play) return;
      const over = play.call && whyOver(play.call.log, place());
      end("stopped", over ?? ConnectError.from(reason).rawMessage);
      return;
    }
    sent.add(next.id);
    play.sent += 1;
    // Stopped meanwhile; the message had been handed over already.
    if (current !== play) return show({});
    if (nextIndex(play) >= steps().length && play.round < play.rounds) {
      play.round += 1;
      play.from = 0;
      sent.clear();
    }
    if (nextIndex(play) >= steps().length) return finish(play);
    if (play.due !== undefined) schedule(play, play.due);
    show({ busySince: undefined });
    arm();
  }

  function callOf(play: Play): Call {
    if (play.call) return play.call;
    const { line, options } = play.stage;
    const headers = new Headers(options.options.headers);
    const call = openCall(line) ?? line.open({ ...options.options, headers });
    play.call = call;
    const look = () => {
      const over = whyOver(call.log, place());
      if (over !== undefined) end("stopped", over);
    };
    play.leave.push(call.log.subscribe(look));
    return call;
  }

  function finish(play: Play): void {
    const { halfClose } = script.get();
    end("done", doneWords(play.sent, halfClose));
    if (halfClose) play.call?.halfClose();
  }

  return {
    state,
    play: (stage) => {
      const play = current ?? begin(stage, "play");
      if (play && state.get().phase !== "playing") go(play);
    },
    pause: () => {
      if (state.get().phase !== "playing") return;
      current?.pace.setRate(0);
      disarm?.();
      show({ phase: "paused" });
    },
    step: (stage) => {
      const play = current ?? begin(stage, "step");
      if (play === undefined || state.get().busySince !== undefined) return;
      play.pace.setRate(0);
      play.due = undefined;
      show({ phase: "stepping", why: "", problems: [] });
      void sendNext(play);
    },
    stop: () => {
      if (current) end("stopped", stoppedWords(place(), current.call));
    },
    isSent: (id) => sent.has(id),
    place,
    dueIn: () => (current?.due === undefined ? undefined : current.pace.until(current.due)),
  };
}
