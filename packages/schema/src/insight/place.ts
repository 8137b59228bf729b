import type { DraftPath, FieldDraft, MessageDraft } from "../draft/draft.ts";
import { describeMessage, type FieldModel } from "../model/model.ts";

/** A field in the message that it is in. */
export interface Place {
  readonly draft: MessageDraft;
  readonly model: FieldModel;
}

/** The field at a path, if it is still there: its message may have been unset, its item removed. */
export function placeOf(root: MessageDraft, path: DraftPath): Place | undefined {
  const name = path.at(-1);
  const draft = path.slice(0, -1).reduce<Node>(step, root);
  if (draft?.kind !== "message" || typeof name !== "string") return undefined;
  const model = describeMessage(draft.desc, draft.registry).fields.get(name);
  return model && { draft, model };
}

type Node = FieldDraft | MapEntry | undefined;
type MapEntry = { readonly kind: "entry"; readonly key: FieldDraft; readonly value: FieldDraft };

function step(at: Node, part: string | number): Node {
  switch (at?.kind) {
    case "message":
      return typeof part === "string" ? at.fields.get(part) : undefined;
    case "list":
      return at.items.find(({ id }) => id === part)?.value;
    case "map": {
      const entry = at.entries.find(({ id }) => id === part);
      return entry && { kind: "entry", key: entry.key, value: entry.value };
    }
    case "entry":
      return part === "key" ? at.key : at.value;
    case "any":
      return at.content;
    default:
      return undefined;
  }
}
