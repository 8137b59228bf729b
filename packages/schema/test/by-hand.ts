import { fromBinary, toBinary, type DescMessage } from "@bufbuild/protobuf";
import { expect } from "vitest";
import {
  draftToMessage,
  messageToDraft,
  updateDraft,
  type DraftPath,
  type FieldDraft,
  type MessageDraft,
} from "../src/index.ts";
import { messageToJson, parseJson } from "../src/json/index.ts";
import { shapes } from "./schemas.ts";

// What a person does with a form and the JSON beside it, in the schema of test/proto.

/** What somebody types. */
export const text = (value: string): FieldDraft => ({ kind: "text", text: value });

/** A draft with one value changed. */
export const set = (draft: MessageDraft, path: DraftPath, value: FieldDraft) =>
  updateDraft(draft, path, () => value);

/** What a draft says in JSON, after it went over the wire. */
export const written = (draft: MessageDraft) => {
  const { message: made, issues } = draftToMessage(draft);
  expect(issues).toEqual([]);
  const received = fromBinary(draft.desc, toBinary(draft.desc, made));
  const json = messageToJson(draft.desc, received, { registry: shapes });
  if (!json.ok) throw new Error(json.message);
  return JSON.parse(json.value) as unknown;
};

/** The draft of a JSON text, after it went over the wire. */
export const read = (desc: DescMessage, json: string) => {
  const parsed = parseJson(desc, json, { registry: shapes });
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return messageToDraft(desc, fromBinary(desc, toBinary(desc, parsed.message)), {
    registry: shapes,
  });
};

/** The first thing that is said of a JSON text. */
export const refusal = (desc: DescMessage, json: string) => {
  const parsed = parseJson(desc, json, { registry: shapes });
  return parsed.ok ? "it was read" : (parsed.issues[0]?.message ?? "");
};
