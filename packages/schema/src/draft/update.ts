import type {
  DraftPath,
  FieldDraft,
  ListDraft,
  MapDraft,
  MessageDraft,
  ValueDraft,
} from "./draft.ts";

/** A new value for what stands at a path; undefined is unset, before and after. */
export type Change = (now: FieldDraft | undefined) => FieldDraft | undefined;

/**
 * The draft with the value at a path changed. Only the nodes on the way are new.
 * A path that leads through something unset changes nothing. Setting a field of
 * a oneof also chooses it; unsetting the chosen one chooses none.
 */
export function updateDraft(draft: MessageDraft, path: DraftPath, change: Change): MessageDraft {
  const [name, ...rest] = path;
  if (typeof name !== "string") return draft;
  const now = draft.fields.get(name);
  const next = rest.length === 0 ? change(now) : now && within(now, rest, change);
  const oneof = draft.desc.fields.find((field) => field.name === name)?.oneof?.name;
  const isChosen = oneof !== undefined && draft.chosen.get(oneof) === name;
  if (next === now && (oneof === undefined || isChosen === (next !== undefined))) return draft;
  const fields = new Map(draft.fields);
  if (next === undefined) fields.delete(name);
  else fields.set(name, next);
  if (oneof === undefined) return { ...draft, fields };
  const chosen = new Map(draft.chosen);
  if (next !== undefined) chosen.set(oneof, name);
  else if (isChosen) chosen.delete(oneof);
  return { ...draft, fields, chosen };
}

/** Leaves every field of a oneof as it was typed, and none of them chosen. */
export function chooseNone(draft: MessageDraft, path: DraftPath, oneof: string): MessageDraft {
  const change = (message: MessageDraft) => {
    const chosen = new Map(message.chosen);
    return chosen.delete(oneof) ? { ...message, chosen } : message;
  };
  if (path.length === 0) return change(draft);
  return updateDraft(draft, path, (now) => (now?.kind === "message" ? change(now) : now));
}

function within(draft: FieldDraft, path: DraftPath, change: Change): FieldDraft {
  const [step, ...rest] = path;
  switch (draft.kind) {
    case "message":
      return updateDraft(draft, path, change);
    case "list": {
      const items = draft.items.map((item) => {
        if (item.id !== step) return item;
        const value = changeValue(item.value, rest, change);
        return value === item.value ? item : { ...item, value };
      });
      return same(items, draft.items) ? draft : { ...draft, items };
    }
    case "map": {
      const [part, ...deeper] = rest;
      const entries = draft.entries.map((entry) => {
        if (entry.id !== step || (part !== "key" && part !== "value")) return entry;
        const value = changeValue(entry[part], deeper, change);
        return value === entry[part] ? entry : { ...entry, [part]: value };
      });
      return same(entries, draft.entries) ? draft : { ...draft, entries };
    }
    case "any": {
      if (step !== "content") return draft;
      const content = changeValue(draft.content, rest, change);
      return content === draft.content ? draft : { ...draft, content };
    }
    default:
      return draft;
  }
}

/** Items, map values and what is in an Any cannot be unset, nor be lists or maps: such a change changes nothing. */
function changeValue(now: ValueDraft, path: DraftPath, change: Change): ValueDraft {
  const next = path.length === 0 ? change(now) : within(now, path, change);
  return next === undefined || next.kind === "list" || next.kind === "map" ? now : next;
}

function same<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.every((item, index) => item === b[index]);
}

/** Adds items at the end of a list. */
export function addItems(list: ListDraft, ...values: readonly ValueDraft[]): ListDraft {
  const added = values.map((value, index) => ({ id: list.nextId + index, value }));
  return { ...list, items: [...list.items, ...added], nextId: list.nextId + values.length };
}

/** Repeats an item right after itself. */
export function duplicateItem(list: ListDraft, id: number): ListDraft {
  const index = list.items.findIndex((item) => item.id === id);
  const item = list.items[index];
  if (!item) return list;
  const items = list.items.toSpliced(index + 1, 0, { id: list.nextId, value: item.value });
  return { ...list, items, nextId: list.nextId + 1 };
}

export function removeItem(list: ListDraft, id: number): ListDraft {
  return { ...list, items: list.items.filter((item) => item.id !== id) };
}

/** Moves an item by so many places; it stops at either end. */
export function moveItem(list: ListDraft, id: number, by: number): ListDraft {
  const from = list.items.findIndex((item) => item.id === id);
  const item = list.items[from];
  if (!item) return list;
  const to = Math.max(0, Math.min(list.items.length - 1, from + by));
  return { ...list, items: list.items.toSpliced(from, 1).toSpliced(to, 0, item) };
}

/** Adds a row at the end of a map. */
export function addEntry(map: MapDraft, key: ValueDraft, value: ValueDraft): MapDraft {
  const entry = { id: map.nextId, key, value };
  return { ...map, entries: [...map.entries, entry], nextId: map.nextId + 1 };
}

export function removeEntry(map: MapDraft, id: number): MapDraft {
  return { ...map, entries: map.entries.filter((entry) => entry.id !== id) };
}
