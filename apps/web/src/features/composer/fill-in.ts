import type { DescMethod, Registry } from "@bufbuild/protobuf";
import type { TimeDraft } from "./options/deadline.ts";
import { noLab } from "./options/lab.ts";
import { withJson, withScript } from "./request-json.ts";
import { isJsonBroken, requestStore, withNothing, type RequestState } from "./request-state.ts";
import { emptyScript } from "./script/script.ts";

/** A whole request out of some other place than the form. */
export interface FilledRequest {
  readonly metadata: readonly (readonly [name: string, value: string])[];
  /** JSON texts, valid or not. None means an empty message. */
  readonly messages: readonly string[];
  readonly deadlineMs: number | undefined;
}

/** Puts a request in the place of what was entered for a method. Sends nothing. */
export function fillIn(
  method: DescMethod,
  registry: Registry | undefined,
  request: FilledRequest,
): void {
  const store = requestStore(method, registry);
  const many = method.methodKind === "client_streaming" || method.methodKind === "bidi_streaming";
  store.set(withRequest(store.get(), request, many));
}

/**
 * The state with a request in the place of what was entered. Several messages
 * become the script of a method that takes many. What is no message lands in
 * the JSON tab as it is, and the form keeps what it held.
 */
export function withRequest(
  before: RequestState,
  { metadata, messages, deadlineMs }: FilledRequest,
  takesMany: boolean,
): RequestState {
  const state: RequestState = {
    ...before,
    options: {
      metadata: metadata.map(([key, value], id) => ({ id, key, value })),
      deadline: toTimeDraft(deadlineMs),
      // What the request holds is all that goes along.
      lab: noLab,
    },
    refused: [],
  };
  if (takesMany && messages.length > 1) {
    const script = { ...emptyScript, nextId: state.script.nextId };
    return withScript({ ...state, script }, messages);
  }
  const tab = state.tab === "script" ? "form" : state.tab;
  const empty = withNothing({ ...state, tab });
  if (messages.length === 0) return empty;
  const text = messages.join("\n");
  const { registry } = state.draft;
  const filled = withJson(empty, text, registry);
  return isJsonBroken(filled) ? { ...withJson(state, text, registry), tab: "json" } : filled;
}

/** Milliseconds as one types them: whole seconds as seconds. */
export function toTimeDraft(ms: number | undefined): TimeDraft {
  if (ms === undefined) return { text: "", unit: "s" };
  return ms % 1000 === 0
    ? { text: String(ms / 1000), unit: "s" }
    : { text: String(ms), unit: "ms" };
}

/** Moves the focus to the tab that holds the message, for whoever has no pointer to go on with. */
export function focusMessage(): void {
  document
    .querySelector<HTMLElement>('[aria-label="Message as"] [role="tab"][aria-selected="true"]')
    ?.focus();
}
