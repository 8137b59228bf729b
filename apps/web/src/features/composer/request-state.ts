import type { DescMessage, DescMethod, Message, Registry } from "@bufbuild/protobuf";
import {
  createDraft,
  exampleMessage,
  messageToDraft,
  type MessageDraft,
} from "@grpc-playground/schema";
import { createStore, type WritableStore } from "../../shared/lib/store.ts";
import type { JsonDraft } from "./json/json-draft.ts";
import type { OptionsDraft } from "./options/call-options.ts";
import { noLab } from "./options/lab.ts";
import { emptyScript, type Script } from "./script/script.ts";

/** The ways to write messages. */
export const requestTabs = ["form", "json", "script"] as const;

export type RequestTab = (typeof requestTabs)[number];

/** What a person has entered for one method. Metadata is in it: it stays in memory only. */
export interface RequestState {
  readonly tab: RequestTab;
  readonly draft: MessageDraft;
  readonly json: JsonDraft | undefined;
  /** Messages to send one after another, beside the one in the form. */
  readonly script: Script;
  readonly options: OptionsDraft;
  /** What kept the last attempt from being sent. */
  readonly refused: readonly string[];
  /** What Example or Clear took the place of, and the draft that they put there. */
  readonly replaced?: {
    readonly draft: MessageDraft;
    readonly json: JsonDraft | undefined;
    readonly by: MessageDraft;
  };
  /** Whether it may be sent all the same: it is a message, only not one that keeps the rules. */
  readonly canOverride?: boolean;
}

export type RequestStore = WritableStore<RequestState>;

const stores = new WeakMap<DescMethod, RequestStore>();

/** The state of a method's request. It lives as long as the method's descriptor, and never leaves memory. */
export function requestStore(method: DescMethod, registry?: Registry): RequestStore {
  const known = stores.get(method);
  if (known) return known;
  const store = createStore<RequestState>({
    tab: "form",
    draft: exampleDraft(method.input, registry),
    json: undefined,
    script: emptyScript,
    options: { metadata: [], deadline: { text: "", unit: "s" }, lab: noLab },
    refused: [],
  });
  stores.set(method, store);
  return store;
}

const examples = new WeakSet<MessageDraft>();

function exampleDraft(
  desc: DescMessage,
  registry: Registry | undefined,
  make: (desc: DescMessage) => Message = exampleMessage,
): MessageDraft {
  const draft = messageToDraft(desc, make(desc), { registry });
  examples.add(draft);
  return draft;
}

/** Whether nobody has changed the example yet. */
export function isExample(state: RequestState): boolean {
  return examples.has(state.draft) && !isJsonBroken(state);
}

/** Whether there is JSON text that is not a message, which the form must not overwrite. */
export function isJsonBroken({ json }: RequestState): boolean {
  return (json?.issues.length ?? 0) > 0;
}

/** `make` makes the example, where a better one than the ordinary is known. */
export function withExample(
  state: RequestState,
  make?: (desc: DescMessage) => Message,
): RequestState {
  const { desc, registry } = state.draft;
  return replaceBy(exampleDraft(desc, registry, make), state);
}

export function withNothing(state: RequestState): RequestState {
  const { desc, registry } = state.draft;
  return replaceBy(createDraft(desc, registry), state);
}

function replaceBy(by: MessageDraft, state: RequestState): RequestState {
  const { draft, json } = state;
  const next = { ...state, draft: by, json: undefined, refused: [] };
  // Pressed one after the other, both come back to what was typed before the first.
  if (state.replaced && canUndo(state)) return { ...next, replaced: { ...state.replaced, by } };
  return isExample(state) ? next : { ...next, replaced: { draft, json, by } };
}

/** Whether what Example or Clear took away can come back without losing what was typed since. */
export function canUndo(state: RequestState): boolean {
  return state.replaced?.by === state.draft && !isJsonBroken(state);
}

export function withUndone(state: RequestState): RequestState {
  if (!state.replaced || !canUndo(state)) return state;
  const { draft, json } = state.replaced;
  return { ...state, draft, json, refused: [] };
}
