import { remembered } from "../../shared/lib/remembered.ts";
import { createStore, type WritableStore } from "../../shared/lib/store.ts";

/** How a call that is started before an audience is shown: as it happens, slower, or event by event. */
export type Reveal = "live" | "slow" | "step";

export const reveals: Readonly<Record<Reveal, string>> = {
  live: "as it happens",
  slow: "in slow motion",
  step: "step by step",
};

/** How fast a call is shown again; 1 is as it was. */
export const speeds = ["0.1", "0.25", "0.5", "1"] as const;
export type Speed = (typeof speeds)[number];

function kept<Value extends string>(
  name: string,
  values: readonly Value[],
  otherwise: Value,
): WritableStore<Value> {
  const storage = remembered(name);
  const store = createStore(values.find((value) => value === storage.read()) ?? otherwise);
  store.subscribe(() => storage.write(store.get()));
  return store;
}

export const reveal = kept<Reveal>("present-calls", ["live", "slow", "step"], "step");
export const speed = kept<Speed>("present-speed", speeds, "0.25");
/** Whether what is sent stands beside the call. */
export const request = kept<"shown" | "hidden">("present-request", ["shown", "hidden"], "shown");
