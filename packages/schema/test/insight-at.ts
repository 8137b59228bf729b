import { insightOf, type FieldInsight } from "../src/insight/index.ts";
import { messageToDraft, type DraftPath, type MessageDraft } from "../src/index.ts";
import { parseJson } from "../src/json/index.ts";
import { message, playground } from "./schemas.ts";

/** The draft of a message of the playground, from its JSON. */
export function drafted(type: string, json: unknown): MessageDraft {
  const desc = message(type);
  const parsed = parseJson(desc, JSON.stringify(json), { registry: playground });
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return messageToDraft(desc, parsed.message, { registry: playground });
}

/** What is known of the field at a path, which has to be there. */
export function insight(draft: MessageDraft, ...path: DraftPath): FieldInsight {
  const found = insightOf(draft, path);
  if (!found) throw new Error(`nothing at ${path.join(".")}`);
  return found;
}
