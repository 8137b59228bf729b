import { targetKey, type Target } from "../../shared/lib/target.ts";
import type { Schema } from "./schema-source.ts";
import type { Workspace } from "../workspace.ts";

/**
 * Opens a target, and calls `then` with what it offers once it is open: never,
 * when it cannot be opened or another one is asked for in between. Returns what
 * gives up waiting; the opening itself goes on.
 */
export function openTarget(
  workspace: Workspace,
  target: Target,
  then: (schema: Schema) => void,
): () => void {
  const key = targetKey(target);
  workspace.open(target);
  // The next change is that it is open, that it failed, or that something else was asked for.
  const stop = workspace.state.subscribe(() => {
    const { opening, schema, target: open } = workspace.state.get();
    stop();
    if (opening === undefined && schema !== undefined && targetKey(open) === key) then(schema);
  });
  return stop;
}
