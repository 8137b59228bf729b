import type { Playground } from "../playground.ts";

/**
 * Calls back whenever the playground's server may have been started anew: a target was not
 * reached, or is again, or somebody comes back to the page. Returns what ends that.
 */
export function onReach(
  { workspace, calls }: Pick<Playground, "workspace" | "calls">,
  listener: () => void,
): () => void {
  const problemNow = () => workspace.state.get().opening?.problem;
  let problem = problemNow();
  const stopOpening = workspace.state.subscribe(() => {
    const before = problem;
    problem = problemNow();
    if (problem !== before) listener();
  });
  const stopCalls = calls.unanswered.subscribe(listener);
  addEventListener("focus", listener);
  return () => {
    stopOpening();
    stopCalls();
    removeEventListener("focus", listener);
  };
}
