import { targetKey, type Target } from "../../shared/lib/target.ts";
import type { Workspace } from "../workspace.ts";

/**
 * Opens a target, if it is not the one that is open. One that does not tell what it offers
 * is called by the services in view: some lessons are about servers that cannot be reached.
 * Rejects in words when there are none.
 */
export function openTargetNow(
  workspace: Workspace,
  target: Target,
  signal: AbortSignal,
): Promise<void> {
  const key = targetKey(target);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const look = () => {
    const { target: now, schema, opening } = workspace.state.get();
    if (opening !== undefined && targetKey(opening.target) === key) {
      if (opening.problem === undefined) return;
      if (schema === undefined) reject(new Error(opening.problem.title));
      else workspace.insist();
    } else if (schema !== undefined && targetKey(now) === key) {
      // Another one that could not be opened is of no interest any more.
      if (opening !== undefined) workspace.dismiss();
      resolve();
    } else {
      workspace.open(target);
    }
  };
  const leave = () => reject(signal.reason);
  signal.addEventListener("abort", leave, { once: true });
  const stop = workspace.state.subscribe(look);
  look();
  return promise.finally(() => {
    stop();
    signal.removeEventListener("abort", leave);
  });
}
