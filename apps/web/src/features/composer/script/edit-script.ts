import type { MessageDraft } from "@grpc-playground/schema";
import type { JsonDraft } from "../json/json-draft.ts";
import { mostSteps, withSteps, type Script, type ScriptStep, type StepContent } from "./script.ts";

/** The wait before a step that comes after another and whose delay nobody has said yet. */
const usualDelay = "500ms";

/** Adds a message as the last step. It waits as long as the one before it does. */
export function addMessage(
  script: Script,
  { draft, json }: { readonly draft: MessageDraft; readonly json: JsonDraft | undefined },
): Script {
  const { steps } = script;
  // The first message opens the call, and need not wait for anything.
  const delay = steps.length === 0 ? "0ms" : steps.length === 1 ? usualDelay : steps.at(-1)?.delay;
  // A draft of its own: what becomes of the form's, an untouched example say, is not about the step.
  const own = { ...draft };
  // Text that the form has overtaken is not about this message any more.
  const isShown = json !== undefined && (json.of === draft || json.issues.length > 0);
  const typed = isShown ? { ...json, of: own } : undefined;
  const step = { draft: own, json: typed, delay: delay ?? usualDelay };
  return withSteps(script, [step]);
}

/** Puts a copy of a step behind it. */
export function duplicateStep(script: Script, id: number): Script {
  const at = indexOf(script, id);
  const step = script.steps[at];
  if (step === undefined || script.steps.length >= mostSteps) return script;
  const copy: ScriptStep = { ...step, id: script.nextId };
  return { ...script, steps: script.steps.toSpliced(at + 1, 0, copy), nextId: copy.id + 1 };
}

/** Moves a step by so many places, as far as there are places. */
export function moveStep(script: Script, id: number, by: number): Script {
  const at = indexOf(script, id);
  const step = script.steps[at];
  if (step === undefined) return script;
  const to = Math.min(Math.max(at + by, 0), script.steps.length - 1);
  if (to === at) return script;
  return { ...script, steps: script.steps.toSpliced(at, 1).toSpliced(to, 0, step) };
}

export function removeStep(script: Script, id: number): Script {
  const at = indexOf(script, id);
  if (at < 0) return script;
  const open = script.open?.id === id ? undefined : script.open;
  return { ...script, steps: script.steps.toSpliced(at, 1), open };
}

/** Changes what a step is made of. */
export function changeStep(script: Script, id: number, change: Partial<StepContent>): Script {
  const at = indexOf(script, id);
  const step = script.steps[at];
  if (step === undefined) return script;
  return { ...script, steps: script.steps.with(at, { ...step, ...change }) };
}

/** Opens the message of a step for editing and closes any other, or closes it. */
export function toggleOpen(script: Script, id: number): Script {
  if (script.open?.id === id) return { ...script, open: undefined };
  const broken = (script.steps[indexOf(script, id)]?.json?.issues.length ?? 0) > 0;
  return { ...script, open: { id, as: broken ? "json" : "form" } };
}

/** Lets other steps take the place of all that are there. */
export function replaceSteps(script: Script, steps: readonly StepContent[]): Script {
  return withSteps({ ...script, steps: [], open: undefined }, steps);
}

function indexOf({ steps }: Script, id: number): number {
  return steps.findIndex((step) => step.id === id);
}
