import type { MessageDraft } from "@grpc-playground/schema";
import type { JsonDraft } from "../json/json-draft.ts";

/** What a step is made of: a message, as far as it was typed, and how long to wait before it. */
export interface StepContent {
  readonly draft: MessageDraft;
  /** JSON typed for this step; as long as it is not a message, neither is the step. */
  readonly json: JsonDraft | undefined;
  /** The wait before this message, as typed: `500ms`, `1.5 s`, or a number of milliseconds. */
  readonly delay: string;
}

/** One message of a script. Its id stays when it moves. */
export interface ScriptStep extends StepContent {
  readonly id: number;
}

/** How many times as fast as the delays say. */
export type Speed = 0.5 | 1 | 2 | 10;

/** Messages to send one after another in a stream, with delays; and how to play them. */
export interface Script {
  readonly steps: readonly ScriptStep[];
  readonly nextId: number;
  /** Whether the call is half-closed after the last message. */
  readonly halfClose: boolean;
  readonly speed: Speed;
  /** How often all of it is sent, as typed. Empty is once. */
  readonly repeat: string;
  /** The step whose message is open for editing. */
  readonly open: { readonly id: number; readonly as: "form" | "json" } | undefined;
  /** Text that is about to be imported; undefined while nobody imports. */
  readonly importing: string | undefined;
}

/** More steps than this are refused: each holds a whole message. */
export const mostSteps = 10_000;

export const emptyScript: Script = {
  steps: [],
  nextId: 1,
  halfClose: true,
  speed: 1,
  repeat: "",
  open: undefined,
  importing: undefined,
};

/** The script with steps added at the end, as far as there is room for them. */
export function withSteps(script: Script, added: readonly StepContent[]): Script {
  const room = Math.max(0, mostSteps - script.steps.length);
  const steps = added.slice(0, room).map((step, index) => ({ ...step, id: script.nextId + index }));
  return {
    ...script,
    steps: [...script.steps, ...steps],
    nextId: script.nextId + steps.length,
  };
}
