import type { Path } from "@bufbuild/protobuf/reflect";
import { checkValue } from "../check-value.ts";
import type {
  DraftPath,
  FieldDraft,
  ListDraft,
  MapDraft,
  MessageDraft,
  ValueDraft,
} from "../draft.ts";
import { describeMessage, type Control, type ValueControl } from "../model.ts";

/**
 * Where in a draft a violation's path leads. A violation counts list items and
 * names map keys; a draft has ids for both. Where the draft goes no further (a
 * message that is unset, a wrapper, a time that is typed as text), the path
 * ends there. A oneof is a step by its name, which no field beside it can have.
 *
 * `forKey` tells a map entry's key from its value.
 */
export function draftPathOf(draft: MessageDraft, path: Path, forKey: boolean): DraftPath {
  const steps: (string | number)[] = [];
  let now: FieldDraft | undefined = draft;
  let control: Control | undefined;
  for (const [at, step] of path.entries()) {
    switch (step.kind) {
      case "field":
      case "extension":
      case "oneof": {
        if (now?.kind !== "message") return steps;
        const name: string = step.kind === "extension" ? `[${step.typeName}]` : step.name;
        steps.push(name);
        control = describeMessage(now.desc, now.registry).fields.get(name)?.control;
        now = now.fields.get(name);
        break;
      }
      case "list_sub": {
        if (now?.kind !== "list" || control?.kind !== "list") return steps;
        const item: ListDraft["items"][number] | undefined = itemAt(now, control.item, step.index);
        if (item === undefined) return steps;
        steps.push(item.id);
        now = item.value;
        control = control.item;
        break;
      }
      case "map_sub": {
        if (now?.kind !== "map" || control?.kind !== "map") return steps;
        const entry: MapDraft["entries"][number] | undefined = entryOf(now, control.key, step.key);
        if (entry === undefined) return steps;
        const part: "key" | "value" = forKey && at === path.length - 1 ? "key" : "value";
        steps.push(entry.id, part);
        now = entry[part];
        control = control[part];
        break;
      }
    }
  }
  return steps;
}

/** Items that are no values yet are not in the message, and do not count. */
function itemAt(list: ListDraft, control: ValueControl, index: number) {
  return list.items.filter(({ value }) => isIn(control, value))[index];
}

/** The first row with the key: a later one with the same is not in the message. */
function entryOf(map: MapDraft, control: ValueControl, key: unknown) {
  return map.entries.find((entry) => {
    if (entry.key.kind === "message" || entry.key.kind === "any") return false;
    const typed = checkValue(control, entry.key);
    return typed.ok && typed.value === key;
  });
}

function isIn(control: ValueControl, value: ValueDraft): boolean {
  return value.kind === "message" || value.kind === "any" || checkValue(control, value).ok;
}
