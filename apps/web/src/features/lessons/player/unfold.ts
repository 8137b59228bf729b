import type { Act } from "@grpc-playground/lessons";
import { findFold, openFolds } from "./controls.ts";
import { pause } from "./until.ts";

/**
 * Opens the part of the request in which an act has set something, so that it can be seen; closes it where
 * that was taken out. Other acts have no such part.
 */
export async function unfold(act: Act, signal: AbortSignal): Promise<void> {
  const part = partOf(act);
  if (part === undefined) return;
  // A method that was opened just now is drawn first.
  await pause(0, signal);
  const fold = findFold(part.name);
  const isOpen = fold?.getAttribute("aria-expanded") === "true";
  if (isOpen !== part.isSet) fold?.click();
}

function partOf(act: Act) {
  switch (act.do) {
    case "metadata":
      return { name: act.do, isSet: act.rows.length > 0 };
    case "deadline":
      return { name: act.do, isSet: act.ms !== undefined };
    case "lab":
      return { name: act.do, isSet: Object.keys(act.settings).length > 0 };
    case "interceptors":
      return { name: act.do, isSet: act.chain.client.length + act.chain.server.length > 0 };
    default:
      return undefined;
  }
}

/** Closes what is open of it. */
export function foldAll(): void {
  for (const fold of openFolds()) fold.click();
}
