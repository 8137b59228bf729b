import type { Path } from "@bufbuild/protobuf/reflect";
import { checkValue } from "../draft/check-value.ts";
import type {
  DraftPath,
  FieldDraft,
  ListDraft,
  MapDraft,
  MapEntryDraft,
  MessageDraft,
} from "../draft/draft.ts";
import { isLeaf, isLeftOut } from "../draft/draft-to-message.ts";
import { describeMessage, type Control, type ValueControl } from "../model/model.ts";

/**
 * Finds where in a draft a violation's path leads. A violation counts list items and
 * names map keys; a draft has ids for both. Where the draft goes no further (a
 * message that is unset, a wrapper, a time that is typed as text), the path
 * ends there. A oneof is a step by its name, which no field beside it can have.
 *
 * `forKey` tells a map entry's key from its value. Lists and maps are gone
 * through once: each of ten thousand items can have a violation.
 */
export function createPathFinder(draft: MessageDraft): (path: Path, forKey: boolean) => DraftPath {
  const itemsOf = remembered(itemsThatCount);
  const entriesOf = remembered(entriesByKey);
  return (path, forKey) => find(draft, path, forKey, itemsOf, entriesOf);
}

function find(
  draft: MessageDraft,
  path: Path,
  forKey: boolean,
  itemsOf: typeof itemsThatCount,
  entriesOf: typeof entriesByKey,
): DraftPath {
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
        const item: ListDraft["items"][number] | undefined = itemsOf(now, control.item)[step.index];
        if (item === undefined) return steps;
        steps.push(item.id);
        now = item.value;
        control = control.item;
        break;
      }
      case "map_sub": {
        if (now?.kind !== "map" || control?.kind !== "map") return steps;
        const entry: MapEntryDraft | undefined = entriesOf(now, control.key).get(step.key);
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
function itemsThatCount(list: ListDraft, control: ValueControl): ListDraft["items"] {
  return list.items.filter(({ value }) => !isLeftOut(control, value));
}

/** The first row with each key: a later one with the same is not in the message. */
function entriesByKey(map: MapDraft, control: ValueControl): ReadonlyMap<unknown, MapEntryDraft> {
  const found = new Map<unknown, MapEntryDraft>();
  for (const entry of map.entries) {
    if (!isLeaf(entry.key)) continue;
    const typed = checkValue(control, entry.key);
    if (typed.ok && !found.has(typed.value)) found.set(typed.value, entry);
  }
  return found;
}

function remembered<K extends object, C, V>(make: (key: K, control: C) => V) {
  const made = new Map<K, V>();
  return (key: K, control: C): V => {
    const value = made.get(key) ?? make(key, control);
    made.set(key, value);
    return value;
  };
}
