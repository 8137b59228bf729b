import { hasRules } from "@grpc-playground/schema";
import { useEffect, useState } from "react";
import { isExample, withExample, type RequestStore } from "../request-state.ts";
import type { CheckingRules } from "./form-rules.ts";

/** The rules of a store's message: at work, or on their way. `rules` is undefined when they cannot be had. */
interface Loading {
  readonly done: Promise<CheckingRules | undefined>;
  rules: CheckingRules | undefined;
  isOver: boolean;
}

const loads = new WeakMap<RequestStore, Loading>();

/**
 * The rules of the message in a store; undefined when its type has none. The
 * library behind them is loaded when a message that has rules is first opened.
 */
export function loadRules(store: RequestStore): Loading | undefined {
  const known = loads.get(store);
  if (known) return known;
  if (!hasRules(store.get().draft.desc)) return undefined;
  const load: Loading = { done: start(store), rules: undefined, isOver: false };
  loads.set(store, load);
  void settle(store, load);
  return load;
}

async function settle(store: RequestStore, load: Loading): Promise<void> {
  load.rules = await load.done;
  load.isOver = true;
  // Tried again with the next form, should the network come back.
  if (!load.rules) loads.delete(store);
}

async function start(store: RequestStore): Promise<CheckingRules | undefined> {
  try {
    const { createFormRules } = await import("./form-rules.ts");
    const rules = createFormRules(store);
    // Nobody has typed yet, and this example would be refused.
    const state = store.get();
    if (isExample(state)) store.set(withExample(state, rules.example));
    return rules;
  } catch {
    return undefined; // The server checks the rules in any case.
  }
}

/** The rules of a form, once they are there. */
export function useFormRules(store: RequestStore): CheckingRules | undefined {
  const [loaded, setLoaded] = useState<readonly [RequestStore, CheckingRules]>();
  useEffect(() => {
    let isLeft = false;
    const load = async () => {
      const rules = await loadRules(store)?.done;
      if (!isLeft && rules) setLoaded([store, rules]);
    };
    void load();
    return () => {
      isLeft = true;
    };
  }, [store]);
  return loaded?.[0] === store ? loaded[1] : loads.get(store)?.rules;
}
