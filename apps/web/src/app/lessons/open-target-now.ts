import { targetKey, type Target } from "../../shared/lib/target.ts";
import type { Workspace } from "../workspace.ts";

/**
 * Opens a target, if it is not the one that is open. One that does not tell what it offers
 * is called by the services in view: some lessons are about servers that cannot be reached.
 * Rejects in words when there are none; and with the signal's reason, which also ends what
 * was begun here.
 */
export function openTargetNow(
  workspace: Workspace,
  target: Target,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return Promise.reject(signal.reason);
  const key = targetKey(target);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let isBegun = false;
  const look = () => {
    const { target: now, schema, opening } = workspace.state.get();
    if (opening !== undefined && targetKey(opening.target) === key) {
      if (opening.problem === undefined) return;
      if (schema === undefined) reject(new Error(`${opening.problem.title}.`));
      else workspace.insist();
    } else if (schema !== undefined && targetKey(now) === key) {
      // Another one that could not be opened is of no interest any more.
      if (opening !== undefined) workspace.dismiss();
      resolve();
    } else {
      isBegun = true;
      workspace.open(target);
    }
  };
  const stop = workspace.state.subscribe(look);
  const leave = () => {
    stop();
    const { schema, opening } = workspace.state.get();
    const isOurs = isBegun && opening !== undefined && targetKey(opening.target) === key;
    // Without a schema the page has nothing else to show.
    if (isOurs && schema !== undefined) workspace.dismiss();
    reject(signal.reason);
  };
  signal.addEventListener("abort", leave, { once: true });
  look();
  return promise.finally(() => {
    stop();
    signal.removeEventListener("abort", leave);
  });
}
