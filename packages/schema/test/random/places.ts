import type { DraftPath, FieldDraft, MessageDraft, ValueDraft } from "../../src/index.ts";

/** A value somewhere in a draft. */
export interface Place {
  readonly path: DraftPath;
  readonly draft: FieldDraft;
}

/** Every value of a draft with its path, fields of a oneof that are not chosen included. */
export function placesOf(draft: MessageDraft, path: DraftPath = []): Place[] {
  return [...draft.fields].flatMap(([name, field]) => fieldPlaces(field, [...path, name]));
}

function fieldPlaces(draft: FieldDraft, path: DraftPath): Place[] {
  const here = { path, draft };
  switch (draft.kind) {
    case "list":
      return [here, ...draft.items.flatMap(({ id, value }) => valuePlaces(value, [...path, id]))];
    case "map":
      return [
        here,
        ...draft.entries.flatMap(({ id, key, value }) => [
          ...valuePlaces(key, [...path, id, "key"]),
          ...valuePlaces(value, [...path, id, "value"]),
        ]),
      ];
    default:
      return valuePlaces(draft, path);
  }
}

function valuePlaces(draft: ValueDraft, path: DraftPath): Place[] {
  const here = { path, draft };
  if (draft.kind === "message") return [here, ...placesOf(draft, path)];
  return draft.kind === "any"
    ? [here, ...valuePlaces(draft.content, [...path, "content"])]
    : [here];
}

/** Whether a path leads to something, or to a field that is merely unset. */
export function leadsSomewhere(draft: MessageDraft, path: DraftPath): boolean {
  const parent = path.slice(0, -1);
  return [[], ...placesOf(draft).map((place) => place.path)].some(
    (known) => isSamePath(known, path) || isSamePath(known, parent),
  );
}

export function isSamePath(a: DraftPath, b: DraftPath): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}
