import type { Registry } from "@bufbuild/protobuf";
import type { Call } from "@grpc-playground/call";
import { messageToDraft } from "@grpc-playground/schema";
import { formatDelay } from "./delay.ts";
import { mostSteps, type StepContent } from "./script.ts";

/** What was sent on a call, as steps. */
export interface Recording {
  readonly steps: readonly StepContent[];
  /** How many of the first messages the log no longer has, or a script has no room for. */
  readonly missing: number;
  readonly halfClosed: boolean;
}

/** The messages that were sent on a call, with the time that passed between them. */
export function recordScript(
  { method, log }: Pick<Call, "method" | "log">,
  registry: Registry | undefined,
): Recording {
  const steps: StepContent[] = [];
  let before: number | undefined;
  for (let index = 0; index < log.messages.length && steps.length < mostSteps; index++) {
    const event = log.messages.at(index);
    if (event?.kind !== "message-sent") continue;
    const delay = formatDelay(Math.max(0, event.at - (before ?? event.at)));
    const draft = messageToDraft(method.input, event.message, { registry });
    steps.push({ draft, json: undefined, delay });
    before = event.at;
  }
  return {
    steps,
    missing: log.counters.sent - steps.length,
    halfClosed: log.find("half-closed") !== undefined,
  };
}
