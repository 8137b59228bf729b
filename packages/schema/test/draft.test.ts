import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import {
  addEntry,
  addItems,
  chooseNone,
  createDraft,
  describeMessage,
  draftToMessage,
  duplicateItem,
  messageToDraft,
  moveItem,
  newField,
  newValue,
  removeItem,
  updateDraft,
  type DraftPath,
  type ListDraft,
  type MapDraft,
  type MessageDraft,
} from "../src/index.ts";
import { messageToJson, parseJson } from "../src/json/index.ts";
import { message } from "./schemas.ts";

const text = (value: string) => ({ kind: "text" as const, text: value });
const set = (draft: MessageDraft, path: DraftPath, value: string) =>
  updateDraft(draft, path, () => text(value));
const json = (draft: MessageDraft) => {
  const written = messageToJson(draft.desc, draftToMessage(draft).message);
  return written.ok ? (JSON.parse(written.value) as unknown) : written;
};
/** What editing the JSON beside a form does to the draft. */
const edit = (draft: MessageDraft, edited: string) => {
  const parsed = parseJson(draft.desc, edited);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return messageToDraft(draft.desc, parsed.message, { before: draft });
};

const letters = (list: ListDraft) =>
  list.items.map(({ value }) => (value.kind === "text" ? value.text : "")).join("");

const map = (...entries: [string, string][]): MapDraft => {
  let made: MapDraft = { kind: "map", entries: [], nextId: 0 };
  for (const [key, value] of entries) made = addEntry(made, text(key), text(value));
  return made;
};

describe("what is typed", () => {
  test("stays as it was typed beside an error that names the place", () => {
    const draft = set(createDraft(message("HeyHow")), ["count"], "12a");
    expect(draft.fields.get("count")).toEqual(text("12a"));
    expect(draftToMessage(draft)).toMatchObject({
      message: { count: 0 },
      issues: [
        {
          path: ["count"],
          at: "count",
          message: '"12a" is not an int32. Type a whole number from -2147483648 to 2147483647.',
        },
      ],
    });
  });

  test("survives an edit of the JSON that does not show it", () => {
    const draft = set(set(createDraft(message("HeyHow")), ["count"], "12a"), ["msg"], "hi");
    const after = edit(draft, '{"msg": "changed"}');
    expect(after.fields.get("count")).toEqual(text("12a"));
    expect(json(after)).toEqual({ msg: "changed" });
  });

  test("gives way when the JSON sets the same field", () => {
    const draft = set(createDraft(message("HeyHow")), ["count"], "12a");
    expect(edit(draft, '{"count": 5}').fields.get("count")).toEqual(text("5"));
  });

  test("keeps its spelling when the JSON means the same", () => {
    const draft = set(createDraft(message("HeyHow")), ["count"], "0x10");
    expect(edit(draft, '{"count": 16, "msg": "new"}').fields.get("count")).toEqual(text("0x10"));
  });

  test("in a list stays in its place", () => {
    const desc = message("shapes.Collections");
    const draft = updateDraft(createDraft(desc), ["longs"], () =>
      addItems({ kind: "list", items: [], nextId: 0 }, text("1"), text("x"), text("3")),
    );
    const issue = draftToMessage(draft).issues[0];
    expect(issue).toMatchObject({ path: ["longs", 1], at: "longs[1]" });
    const after = edit(draft, '{"longs": ["1", "30", "4"]}').fields.get("longs");
    expect(after?.kind === "list" && after.items.map(({ value }) => value)).toEqual(
      ["1", "x", "30", "4"].map(text),
    );
  });

  test("in a field that the schema does not know is sent along", () => {
    // HeyHow knows fields 1 and 2; 15 is somebody's extension or a newer schema's field.
    const desc = message("HeyHow");
    const bytes = new Uint8Array([8, 1, 120, 42]);
    const draft = messageToDraft(desc, fromBinary(desc, bytes));
    const after = edit(set(draft, ["msg"], "hi"), '{"count": 2}');
    expect([...toBinary(desc, draftToMessage(after).message)]).toEqual([8, 2, 120, 42]);
  });
});

describe("unset, empty and default", () => {
  const desc = message("shapes.Optionals");

  test("an unset string and an empty one differ on the wire", () => {
    const unset = createDraft(desc);
    expect(toBinary(desc, draftToMessage(unset).message)).toHaveLength(0);
    expect([...toBinary(desc, draftToMessage(set(unset, ["string"], "")).message)]).toEqual([
      58, 0,
    ]);
  });

  test("a number box that is emptied is unset, and no error", () => {
    const { message: made, issues } = draftToMessage(set(createDraft(desc), ["int32"], " "));
    expect(issues).toEqual([]);
    expect(toBinary(desc, made)).toHaveLength(0);
  });

  test("an empty list item is an error, since a list has no unset", () => {
    const list = addItems({ kind: "list", items: [], nextId: 0 }, text(""));
    const draft = updateDraft(createDraft(message("shapes.Collections")), ["longs"], () => list);
    expect(draftToMessage(draft).issues).toHaveLength(1);
  });

  test("a required field that is missing is an issue", () => {
    const { issues } = draftToMessage(createDraft(message("legacy.Legacy")));
    expect(issues).toMatchObject([{ at: "must" }]);
    expect(issues[0]?.message).toContain("must is required");
  });

  test("a message that is set and empty is not one that is unset", () => {
    const displacement = message("my_package.Displacement");
    const draft = updateDraft(createDraft(displacement), ["start"], () =>
      createDraft(message("my_package.Point")),
    );
    expect(json(draft)).toEqual({ start: {} });
    expect(json(updateDraft(draft, ["start"], () => undefined))).toEqual({});
  });
});

describe("an update", () => {
  test("shares everything that did not change", () => {
    const desc = message("my_package.Displacement");
    const draft = messageToDraft(
      desc,
      create(desc, { start: { x: 1, y: 2 }, end: { x: 3, y: 4 } }),
    );
    const after = set(draft, ["start", "x"], "9");
    expect(after).not.toBe(draft);
    expect(after.fields.get("end")).toBe(draft.fields.get("end"));
    expect(json(after)).toEqual({ start: { x: 9, y: 2 }, end: { x: 3, y: 4 } });
  });

  test("through something unset changes nothing", () => {
    const draft = createDraft(message("my_package.Displacement"));
    expect(set(draft, ["start", "x"], "9")).toBe(draft);
    expect(set(draft, [], "9")).toBe(draft);
  });
});

describe("a list", () => {
  const abc = addItems(
    { kind: "list", items: [], nextId: 0 },
    ...["a", "b", "c"].map((value) => text(value)),
  );

  test("moves, duplicates and removes by ids that stay", () => {
    expect(letters(moveItem(abc, 2, -1))).toBe("acb");
    expect(letters(moveItem(abc, 0, 1))).toBe("bac");
    expect(letters(moveItem(abc, 0, -1))).toBe("abc");
    expect(letters(duplicateItem(abc, 0))).toBe("aabc");
    expect(letters(removeItem(abc, 1))).toBe("ac");
    expect(moveItem(abc, 2, -2).items.map(({ id }) => id)).toEqual([2, 0, 1]);
    expect(letters(addItems(removeItem(abc, 2), text("d")))).toBe("abd");
    expect(addItems(removeItem(abc, 2), text("d")).items.map(({ id }) => id)).toEqual([0, 1, 3]);
  });

  test("of messages is edited in place", () => {
    const desc = message("greet.DelayedReply");
    const hello = createDraft(message("greet.HelloRequest"));
    const draft = updateDraft(createDraft(desc), ["request"], () =>
      addItems({ kind: "list", items: [], nextId: 0 }, hello, hello),
    );
    expect(json(set(draft, ["request", 1, "name"], "Ada"))).toEqual({
      request: [{}, { name: "Ada" }],
    });
  });
});

describe("a map", () => {
  const desc = message("shapes.Collections");
  test("refuses a key that stands twice, also when it is spelt differently", () => {
    const draft = updateDraft(createDraft(desc), ["by_int32"], () =>
      map(["1", "one"], ["0x1", "uno"]),
    );
    const { issues } = draftToMessage(draft);
    expect(issues).toMatchObject([{ path: ["by_int32", 1, "key"], at: "by_int32[1].key" }]);
    expect(json(draft)).toEqual({ by_int32: { 1: "one" } });
  });

  test("is edited by key and by value", () => {
    const draft = updateDraft(createDraft(desc), ["by_string"], () => map(["a", "1"], ["b", "2"]));
    const renamed = set(draft, ["by_string", 1, "key"], "c");
    expect(json(set(renamed, ["by_string", 0, "value"], "5"))).toEqual({
      by_string: { a: 5, c: 2 },
    });
  });

  test("keeps rows that are not finished when the JSON is edited", () => {
    const draft = updateDraft(createDraft(desc), ["by_string"], () => map(["a", "x"], ["b", "2"]));
    const rows = edit(draft, '{"by_string": {"b": 3, "c": 4}}').fields.get("by_string");
    expect(rows?.kind === "map" && rows.entries.map(({ key, value }) => [key, value])).toEqual([
      [text("a"), text("x")],
      [text("b"), text("3")],
      [text("c"), text("4")],
    ]);
  });

  test("takes keys that trip up plain objects", () => {
    const draft = updateDraft(createDraft(desc), ["by_string"], () =>
      map(["__proto__", "1"], ["constructor", "2"], ["toString", "3"]),
    );
    const { message: made, issues } = draftToMessage(draft);
    expect(issues).toEqual([]);
    const back = fromBinary(desc, toBinary(desc, made));
    expect(messageToJson(desc, back)).toMatchObject({ ok: true });
    expect(toBinary(desc, draftToMessage(messageToDraft(desc, back)).message)).toEqual(
      toBinary(desc, made),
    );
  });
});

describe("a oneof", () => {
  const draft = createDraft(message("shapes.Choices"));

  test("holds the field that was set last, and none of the others", () => {
    const both = set(set(draft, ["number"], "1"), ["text"], "hi");
    expect(json(both)).toEqual({ text: "hi" });
  });

  test("gives back what was typed when a field is chosen again", () => {
    const both = set(set(draft, ["text"], "hi"), ["number"], "1");
    expect(json(updateDraft(both, ["text"], (now) => now))).toEqual({ text: "hi" });
  });

  test("can hold none, also inside another message", () => {
    expect(json(chooseNone(set(draft, ["text"], "hi"), [], "choice"))).toEqual({});
    const nested = updateDraft(draft, ["again"], () => set(draft, ["text"], "hi"));
    expect(json(chooseNone(nested, ["again"], "choice"))).toEqual({ again: {} });
  });

  test("set to a default is not none", () => {
    expect(json(set(draft, ["number"], "0"))).toEqual({ number: 0 });
  });

  test("chosen and empty is an error", () => {
    expect(draftToMessage(set(draft, ["number"], "")).issues).toHaveLength(1);
  });
});

test("what is added starts from its default, and is valid at once", () => {
  const desc = message("shapes.Collections");
  const left = describeMessage(message("shapes.Tree")).fields.get("left");
  expect(left && newField(left.control)).toEqual(createDraft(message("shapes.Tree")));
  expect(newValue({ kind: "bool" })).toEqual({ kind: "bool", value: false });
  expect(newValue({ kind: "string" }, "seven")).toEqual(text("seven"));
  expect(newField({ kind: "list", item: { kind: "bool" } })).toEqual({
    kind: "list",
    items: [],
    nextId: 0,
  });
  expect(draftToMessage(createDraft(desc)).issues).toEqual([]);
});
