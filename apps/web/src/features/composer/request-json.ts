// The request as JSON: apart from the rest of its state, as a first call needs none of it.

import type { Registry } from "@bufbuild/protobuf";
import {
  createDraft,
  draftToMessage,
  messageToDraft,
  type MessageDraft,
} from "@grpc-playground/schema";
import { messageToJson, parseJson, type JsonIssue } from "@grpc-playground/schema/json";
import type { JsonDraft } from "./json/json-draft.ts";
import type { RequestState } from "./request-state.ts";
import { withSteps } from "./script/script.ts";

/** Takes an edit of the JSON over into the draft, as far as it is a message. */
export function withJson(
  state: RequestState,
  text: string,
  registry: Registry | undefined,
): RequestState {
  const { draft } = state;
  const parsed = parseJson(draft.desc, text, { registry });
  if (!parsed.ok) return { ...state, json: { text, issues: parsed.issues, of: draft } };
  const next = messageToDraft(draft.desc, parsed.message, { before: draft });
  return { ...state, draft: next, json: { text, issues: [], of: next }, refused: [] };
}

/**
 * Puts messages, each as JSON, at the end of the script, and shows it. One that
 * is no message becomes a step with its text as it is, and waits to be mended.
 */
export function withScript(state: RequestState, texts: readonly string[]): RequestState {
  const { desc, registry } = state.draft;
  const steps = texts.map((text) => {
    const of = createDraft(desc, registry);
    const { draft, json } = withJson({ ...state, draft: of }, text, registry);
    return { draft, json, delay: "0ms" };
  });
  return { ...state, tab: "script", script: withSteps(state.script, steps) };
}

/** The JSON to show: what was typed, as long as it is about this draft, else the draft's own. */
export function jsonOf(
  draft: MessageDraft,
  json: JsonDraft | undefined,
  registry: Registry | undefined,
): { readonly text: string; readonly issues: readonly JsonIssue[]; readonly problem?: string } {
  if (json && (json.of === draft || json.issues.length > 0)) return json;
  const written = messageToJson(draft.desc, draftToMessage(draft).message, { registry });
  return written.ok
    ? { text: written.value, issues: [] }
    : { text: "", issues: [], problem: written.message };
}
