import { ConnectError } from "@connectrpc/connect";
import type { Call, CallLog } from "@grpc-playground/call";
import { createStore, type WritableStore } from "../../shared/lib/store.ts";
import type { Bench, Change, Finished } from "./changes/change.ts";

/** A change that was tried out on a call. */
export interface Trial {
  readonly change: Change;
  /** Undefined until it was started. */
  readonly call: Call | undefined;
  /** Why it could not be started. */
  readonly problem: string | undefined;
}

interface Trials {
  readonly shown: WritableStore<Trial | undefined>;
  /** Ends the trial that is under way. */
  stop: AbortController;
}

/** Kept with the call: coming back from another tab finds the trial again, and it is gone with the call. */
const kept = new WeakMap<CallLog, Trials>();

function trialsOf(log: CallLog): Trials {
  const known = kept.get(log);
  if (known !== undefined) return known;
  const made: Trials = {
    shown: createStore<Trial | undefined>(undefined),
    stop: new AbortController(),
  };
  kept.set(log, made);
  return made;
}

/** The last change that was tried out on a call. */
export function trialOf(log: CallLog): WritableStore<Trial | undefined> {
  return trialsOf(log).shown;
}

/** Tries a change out. One that is under way on the same call is ended. Never rejects. */
export async function tryOut(
  change: Change,
  finished: Finished,
  bench: Omit<Bench, "signal"> & { readonly life: AbortSignal },
): Promise<void> {
  const trials = trialsOf(finished.log);
  trials.stop.abort();
  trials.shown.get()?.call?.cancel();
  const stop = new AbortController();
  trials.stop = stop;
  const signal = AbortSignal.any([stop.signal, bench.life]);
  const show = (trial: Omit<Trial, "change">) => {
    if (!signal.aborted) trials.shown.set({ change, ...trial });
  };
  show({ call: undefined, problem: undefined });
  try {
    const call = await change.run(finished, { ...bench, signal });
    if (signal.aborted) call.cancel();
    show({ call, problem: undefined });
  } catch (reason) {
    show({ call: undefined, problem: ConnectError.from(reason).rawMessage });
  }
}
