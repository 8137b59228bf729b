import type { Act } from "@grpc-playground/lessons";
import { findFold, openFolds } from "./controls.ts";
import { pause } from "./until.ts";

type SetAct = Extract<Act, { do: "metadata" | "deadline" | "lab" | "interceptors" }>;

/** Opens the part of the request in which something was set, so that it can be seen; closes it where that was taken out. */
export async function unfold(act: SetAct, signal: AbortSignal): Promise<void> {
  // A method that was opened just now is drawn first.
  await pause(0, signal);
  const fold = findFold(act.do);
  const isOpen = fold?.getAttribute("aria-expanded") === "true";
  if (isOpen !== isSet(act)) fold?.click();
}

function isSet(act: SetAct): boolean {
  switch (act.do) {
    case "metadata":
      return act.rows.length > 0;
    case "deadline":
      return act.ms !== undefined;
    case "lab":
      return Object.keys(act.settings).length > 0;
  }
  return act.chain.client.length + act.chain.server.length > 0;
}

/** Closes what is open of it. */
export function foldAll(): void {
  for (const fold of openFolds()) fold.click();
}
