import type { DescMessage } from "@bufbuild/protobuf";
import type { DraftPath } from "@grpc-playground/schema";
import type { Rules } from "@grpc-playground/schema/rules";

const none: readonly string[] = [];

/**
 * What the rules ask for at a place of a form. The path is a draft's: field and
 * oneof names, ids of items and entries, `"key"` and `"value"`. Inside an Any
 * there is nothing, for the rules do not look into it.
 */
export function hintsAt(rules: Rules, desc: DescMessage, path: DraftPath): readonly string[] {
  const [name, ...rest] = path;
  if (name === undefined) return rules.hintsOfMessage(desc);
  const oneof = desc.oneofs.find((each) => each.name === name);
  if (oneof) return rules.hintsOfOneof(oneof);
  const field = desc.fields.find((each) => each.name === name);
  if (!field) return none;
  const hints = rules.hintsOf(field);
  const [entry, part] = rest;
  if (field.fieldKind === "list" || field.fieldKind === "map") {
    if (entry === undefined) return hints.field;
    if (part === "key" && field.fieldKind === "map") return hints.key;
    return within(hints.item, field.message, rest.slice(field.fieldKind === "map" ? 2 : 1));
  }
  return within(hints.field, field.message, rest);

  function within(own: readonly string[], message: DescMessage | undefined, deeper: DraftPath) {
    if (deeper.length > 0) return message ? hintsAt(rules, message, deeper) : none;
    return message ? [...own, ...rules.hintsOfMessage(message)] : own;
  }
}
