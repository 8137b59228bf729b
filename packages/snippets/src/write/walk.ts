import type { MessageValue, SingleValue, Value } from "./value.ts";

/** Every message in a message, itself first, with what is packed in an Any. */
export function* messagesIn(message: MessageValue): Generator<MessageValue> {
  yield message;
  if (message.packed !== undefined) yield* messagesIn(message.packed);
  for (const { value } of message.fields) {
    for (const each of singles(value)) {
      if (each.kind === "message") yield* messagesIn(each);
    }
  }
}

/** What stands alone in a value: itself, or what a list or a map holds. */
function singles(value: Value): readonly SingleValue[] {
  if (value.kind === "list") return value.items;
  if (value.kind === "map") return value.entries.map(([, each]) => each);
  return [value];
}
