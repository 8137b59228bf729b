import { useRef } from "react";
import type { RequestStore } from "../request-state.ts";
import type { CheckingRules } from "./form-rules.ts";
import { loadRules } from "./load-rules.ts";

/**
 * Does something with the rules of a request, as soon as they are here. Asked
 * for again before that, it is the same wish, and is done once.
 */
export function useRulesFirst(
  store: RequestStore,
  run: (rules: CheckingRules | undefined) => void,
): () => void {
  const isWaiting = useRef(false);
  const runAfter = async (loaded: Promise<CheckingRules | undefined>) => {
    isWaiting.current = true;
    const rules = await loaded;
    isWaiting.current = false;
    run(rules);
  };
  return () => {
    const load = loadRules(store);
    if (!load || load.isOver) run(load?.rules);
    else if (!isWaiting.current) void runAfter(load.done);
  };
}
