import { create, fromJson, type JsonValue } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { createDraft, messageToDraft, updateDraft, type MessageDraft } from "../../src/index.ts";
import { rulesOf } from "../../src/rules/index.ts";
import { playground } from "../schemas.ts";
import { registry, type } from "./schema.ts";

function draftOf(name: string, json: JsonValue): MessageDraft {
  const desc = type(name);
  const schema = desc.typeName.startsWith("rules.") ? registry : playground;
  return messageToDraft(desc, fromJson(desc, json, { registry: schema }), { registry: schema });
}

/** Violations as `path: rule`, the path in JSON. */
function check(draft: MessageDraft): string[] {
  const { violations, problem } = rulesOf(draft.registry ?? registry).check(draft);
  expect(problem).toBeUndefined();
  return violations.map(({ path, ruleId }) => `${path.join("/")}: ${ruleId}`);
}

const others = {
  key: "aGVsbG9oZWxsb2hl",
  address: "aGVsbG9oZWxsb2hlbGxvaA==",
  pause: "60s",
  any: { "@type": "type.googleapis.com/rules.Texts" },
  tags: ["ab", "cd", "ef"],
  inners: { a: { note: "note" }, b: { remark: "x" } },
  list: [{ note: "note" }],
  first: "ada@example.com",
  tree: { name: "root" },
};

test("a draft that keeps the rules has no violations", () => {
  expect(check(draftOf("Others", others))).toEqual([]);
});

describe("a violation's place", () => {
  test("is the field, however deep", () => {
    const tree = { name: "root", children: [{ name: "a" }, { name: "b", children: [{}] }] };
    expect(check(draftOf("Others", { ...others, tree }))).toEqual([
      "tree/children/1/children/0/name: string.min_len",
    ]);
  });

  test("is the item by its id, which stays when items move", () => {
    let draft = draftOf("Others", { ...others, tags: ["ab", "x", "ef"] });
    expect(check(draft)).toEqual(["tags/1: string.min_len"]);
    draft = updateDraft(draft, ["tags"], (list) =>
      list?.kind === "list" ? { ...list, items: list.items.toReversed() } : list,
    );
    draft = updateDraft(draft, ["tags", 0], () => ({ kind: "text", text: "y" }));
    expect(check(draft)).toEqual(["tags/1: string.min_len", "tags/0: string.min_len"]);
  });

  test("skips items that are no values, which are not in the message", () => {
    const invalid = updateDraft(
      draftOf("playground.v1.BookRequest", { wishes: ["abc", "abc", "de"] }),
      ["wishes", 0],
      () => ({ kind: "text", text: "\ud800" }),
    );
    expect(check(invalid)).toContain("wishes/2: string.min_len");
  });

  test("is found in time for each of many items", () => {
    const wishes = Array.from({ length: 20_000 }, (_, index) => String(index % 10));
    const found = check(draftOf("playground.v1.BookRequest", { wishes }));
    expect(found).toContain("wishes/19999: string.min_len");
  });

  test("is a map entry's key or its value", () => {
    const inners = { a: { note: "note" }, "B!": { note: "no" } };
    expect(check(draftOf("Others", { ...others, inners }))).toEqual([
      "inners/1/key: string.pattern",
      "inners/1/value/note: string.min_len",
    ]);
  });

  test("is the list or map as a whole, for how many there are", () => {
    expect(check(draftOf("Others", { ...others, tags: ["ab"], inners: {} }))).toEqual([
      "tags: repeated.min_items",
      "inners: map.min_pairs",
    ]);
  });

  test("is the oneof by its name", () => {
    const { first: _, ...none } = others;
    expect(check(draftOf("Others", none))).toEqual(["choice: required"]);
  });

  test("is the message itself, for rules over several fields", () => {
    const list = [{ note: "note", remark: "too", from: 2, to: 1 }];
    expect(check(draftOf("Others", { ...others, list })).toSorted()).toEqual([
      "list/0: inner.order",
      "list/0: message.oneof",
    ]);
    expect(check(draftOf("Inner", { from: 2 })).toSorted()).toEqual([
      ": inner.order",
      ": message.oneof",
    ]);
  });

  test("is where the draft ends: a wrapper, a time that is text, a message that is unset", () => {
    expect(check(draftOf("Numbers", { wrapped: 8 }))).toContain("wrapped: int32.lte");
    expect(check(draftOf("Others", { ...others, born: "9000-01-01T00:00:00Z" }))).toEqual([
      "born: timestamp.lt_now",
    ]);
    const { tree: _, ...bare } = others;
    expect(check(draftOf("Others", bare))).toEqual(["tree: required"]);
  });

  test("reads as people write it", () => {
    const draft = draftOf("playground.v1.BookRequest", {
      guests: [{ name: "Ada" }, { name: "Alan", email: "nobody" }],
      extras: { sauna: 1 },
    });
    const at = rulesOf(playground)
      .check(draft)
      .violations.map((violation) => violation.at);
    expect(at).toContain("guests[1].email");
    expect(at).toContain('extras["sauna"]');
  });
});

test("what was typed and is no value is not judged, nor is what depends on it", () => {
  const pause = updateDraft(draftOf("Others", others), ["pause"], () => ({
    kind: "text",
    text: "soon",
  }));
  expect(check(pause)).toEqual([]);
  const from = updateDraft(draftOf("Inner", { note: "note", to: 5, from: 7 }), ["from"], () => ({
    kind: "text",
    text: "x",
  }));
  expect(check(from)).toEqual([]);
});

test("predefined rules are checked", () => {
  expect(check(draftOf("Numbers", { even: 6 }))).toContain("even: int32.multiple_of");
});

describe("rules that cannot be checked are reported, and break nothing", () => {
  test.each([
    ["Broken", { name: "x" }, "failed to compile broken"],
    ["Failing", { number: 0 }, "divide by zero"],
    ["Mismatched", { number: 1 }, 'expected rule "int32", got "string"'],
  ])("%s", (name, json, reason) => {
    const { violations, problem } = rulesOf(registry).check(draftOf(name, json));
    expect(violations).toEqual([]);
    expect(problem).toContain(reason);
  });

  test("an example is made all the same", () => {
    for (const name of ["Broken", "Failing", "Mismatched"]) {
      expect(rulesOf(registry).example(type(name)).$typeName).toBe(`rules.${name}`);
    }
  });
});

test("a draft without a single field is checked", () => {
  const desc = type("Tree");
  expect(create(desc)).toBeDefined();
  expect(check(createDraft(desc, registry))).toEqual(["name: string.min_len"]);
});
