import { looksLikeCommand } from "@grpc-playground/snippets/looks-like-command";
import type { ClipboardEvent } from "react";

/** What was given to be read as a command. */
export interface Pasted {
  readonly text: string;
  /** Whether it was on its way into a field. */
  readonly inField: boolean;
}

/** A command that is being pasted into a field. It is taken away from the field. */
export function takeCommand(event: ClipboardEvent): Pasted | undefined {
  const text = event.clipboardData.getData("text/plain");
  if (!looksLikeCommand(text)) return undefined;
  event.preventDefault();
  event.stopPropagation();
  return { text, inField: true };
}
