import type { Call } from "@grpc-playground/call";
import type { ReadOptions } from "../options/call-options.ts";
import type { CallLine } from "./line.ts";
import { parseRepeat } from "./repeat.ts";
import type { Script, ScriptStep } from "./script.ts";
import { stepIssues } from "./step-message.ts";
import type { BrokenRules } from "./step-rules.ts";

/** What a play needs from outside of the script. */
export interface Stage {
  readonly line: CallLine;
  /** What goes along with a call that is opened. */
  readonly options: ReadOptions;
  /** What rules a message breaks; undefined when they are not to be minded. */
  readonly rules: BrokenRules | undefined;
}

/** The call in a place, if it is still open. */
export function openCall(line: CallLine): Call | undefined {
  const call = line.current();
  return call?.log.ended === false ? call : undefined;
}

/** What keeps a script from being played, in sentences. */
export function findProblems(
  script: Script,
  options: ReadOptions,
  isOpen: boolean,
): readonly string[] {
  const rounds = parseRepeat(script.repeat);
  return [
    ...(script.steps.length === 0 ? ["The script has no messages yet. Add a step."] : []),
    ...(rounds.ok ? [] : [rounds.message]),
    // What goes along goes with the head of a call: one that is open has it already.
    ...(isOpen ? [] : options.issues),
    ...script.steps.flatMap((step, index) =>
      stepIssues(step).map((issue) => `Step ${index + 1}: ${issue}`),
    ),
  ];
}

/** Which rules the messages of a script break, in sentences. */
export function findViolations(
  steps: readonly ScriptStep[],
  rules: BrokenRules | undefined,
): readonly string[] {
  if (rules === undefined) return [];
  return steps.flatMap(({ draft }, index) =>
    rules(draft).map((line) => `Step ${index + 1}: ${line}`),
  );
}
