import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEntries, parseItems } from "../../src/editors/index.ts";
import {
  createDraft,
  describeMessage,
  draftToMessage,
  updateDraft,
  type Control,
  type FieldDraft,
  type MapDraft,
  type ValueControl,
} from "../../src/index.ts";
import { messageToJson } from "../../src/json/index.ts";
import { playground } from "../schemas.ts";

const message = (name: string) => {
  const desc = playground.getMessage(`playground.v1.${name}`);
  if (!desc) throw new Error(name);
  return desc;
};
const control = (type: string, name: string): Control => {
  const found = describeMessage(message(type), playground).fields.get(name)?.control;
  if (!found) throw new Error(`${type} has no ${name}`);
  return found;
};
const item = (type: string, name: string): ValueControl => {
  const found = control(type, name);
  if (found.kind !== "list") throw new Error(`${name} is not repeated`);
  return found.item;
};

/** What a message with these items is in JSON, and the lines that were no items. */
const paste = (type: string, name: string, text: string) => {
  const { values, problems } = parseItems(item(type, name), text);
  const items = values.map((value, id) => ({ id, value }));
  const json = written(type, name, { kind: "list", items, nextId: items.length });
  return {
    json: json ?? [],
    problems: problems.map(({ line, message: why }) => `${line}: ${why}`),
  };
};
const written = (type: string, name: string, draft: FieldDraft): unknown => {
  const desc = message(type);
  const made = draftToMessage(updateDraft(createDraft(desc, playground), [name], () => draft));
  // What else the message around it needs is not the matter here.
  expect(made.issues.filter(({ at }) => at.startsWith(name))).toEqual([]);
  const json = messageToJson(desc, made.message, { registry: playground });
  return json.ok ? (JSON.parse(json.value) as Record<string, unknown>)[name] : json.message;
};

describe("many items", () => {
  test.each([
    ["Legacy", "loose", "1\n2\r\n\n 3 \n", [1, 2, 3]],
    ["Legacy", "loose", "1, 2;3\t4 5", [1, 2, 3, 4, 5]],
    ["Legacy", "loose", '[1, 2.0, "3", 0]', [1, 2, 3, 0]],
    ["Legacy", "loose", "0x10\n-1", [16, -1]],
    ["Legacy", "steps", "HEAT_LOW, 5", ["HEAT_LOW", "HEAT_HIGH"]],
    ["Legacy", "steps", '["HEAT_LOW", 5]', ["HEAT_LOW", "HEAT_HIGH"]],
    ["Item", "tags", 'a, b\n c \n\n"d\\n"\n', ["a, b", " c ", "d\n"]],
    ["Item", "tags", '"a",\n"b",\n', ["a", "b"]],
    ["Item", "tags", '["a", "b"]', ["a", "b"]],
    ["Item", "tags", "[info] started\n[warn] hot", ["[info] started", "[warn] hot"]],
    ["WellKnown", "int64_values", "9223372036854775807\n1", ["9223372036854775807", "1"]],
    ["WellKnown", "string_values", "a\nb", ["a", "b"]],
    ["WellKnown", "durations", "1m30s, 250ms", ["90s", "0.250s"]],
    ["WellKnown", "timestamps", '"2026-01-02 03:04:05Z"', ["2026-01-02T03:04:05Z"]],
    ["WellKnown", "masks", "a,b\nc", ["a,b", "c"]],
    ["WellKnown", "values", '1\n"text"\nnull\n{"a": [1]}', [1, "text", null, { a: [1] }]],
    ["WellKnown", "values", '[1, "text", null]', [1, "text", null]],
    ["WellKnown", "structs", '{"a": 1}\n{"b": 2}', [{ a: 1 }, { b: 2 }]],
    ["Everything", "items", '[{"title": "a"}, {"quantity": 2}]', [{ title: "a" }, { quantity: 2 }]],
    ["Everything", "items", '{"title": "a"}\n{"tags": ["b"]}', [{ title: "a" }, { tags: ["b"] }]],
    ["Everything", "items", '{\n  "title": "a"\n}', [{ title: "a" }]],
    ["WellKnown", "empties", "{}\n{}", [{}, {}]],
    [
      "WellKnown",
      "anys",
      '{"@type": "type.googleapis.com/playground.v1.Phone", "number": "1"}',
      [{ "@type": "type.googleapis.com/playground.v1.Phone", number: "1" }],
    ],
    ["Legacy", "loose", " \n", []],
  ])("%s.%s: %j", (type, name, text, expected) => {
    expect(paste(type, name, text)).toEqual({ json: expected, problems: [] });
  });

  test("say which line is none, and why, and keep the others", () => {
    const many = paste("Legacy", "loose", "1\ntwo\n3000000000\n4");
    expect(many.json).toEqual([1, 4]);
    expect(many.problems).toEqual([
      expect.stringMatching(/^2: "two" is not an? int32/),
      expect.stringMatching(/^3: "3000000000" is out of range for int32/),
    ]);
    expect(paste("Legacy", "steps", "HEAT_LOW\nHEAT_MILD").problems[0]).toContain(
      '2: "HEAT_MILD" is not a value of Heat.',
    );
  });

  test("say where a JSON array is none, and what of its messages is wrong", () => {
    expect(paste("Legacy", "loose", "[1,\n2,,\n3]").problems[0]).toMatch(/^2: Column 3: /);
    const many = paste(
      "Everything",
      "items",
      '[{"title": "a"},\n {"titel": "b", "quantity": "x"}]',
    );
    expect(many.json).toEqual([{ title: "a" }]);
    expect(many.problems).toEqual([expect.stringMatching(/^2: .*Did you mean "title"\?.*int32/)]);
  });

  test("end at ten thousand, and say so once", () => {
    const text = Array.from({ length: 10_050 }, (_, index) => index).join("\n");
    const { values, problems } = parseItems(item("Legacy", "loose"), text);
    expect(values).toHaveLength(10_000);
    expect(problems).toEqual([
      { line: 10_001, message: expect.stringContaining("more than 10,000 values") },
    ]);
  });

  test("never throw", () => {
    const texts = fc.string({
      unit: fc.constantFrom("[", "{", '"', "a", "1", ",", ":", "\n", "]", "}"),
    });
    const fields = fc.constantFrom(
      item("Legacy", "loose"),
      item("Item", "tags"),
      item("Everything", "items"),
      item("WellKnown", "values"),
    );
    fc.assert(
      fc.property(fields, texts, (of, text) => {
        const { values, problems } = parseItems(of, text);
        const lines = text.split("\n").length;
        const isBlank = text.trim() === "" || /^\s*\[\s*\]\s*$/.test(text);
        expect(isBlank || values.length + problems.length > 0 || /^[,\s]+$/.test(text)).toBe(true);
        for (const { line } of problems) expect(line).toBeLessThanOrEqual(lines);
      }),
    );
  });
});

describe("many entries", () => {
  const stock = control("Everything", "stock");
  const entries = (text: string, of: Control = stock, before?: MapDraft) => {
    if (of.kind !== "map") throw new Error("not a map");
    const { values, problems } = parseEntries(of.key, of.value, text, before);
    const rows = values.map((entry, id) => ({ id, ...entry }));
    return {
      draft: { kind: "map", entries: rows, nextId: rows.length } satisfies MapDraft,
      problems: problems.map(({ line, message: why }) => `${line}: ${why}`),
    };
  };

  test.each([
    ['{"a": 1, "b": "2"}', { a: 1, b: 2 }],
    ["a = 1\nb=2\n\n", { a: 1, b: 2 }],
    ["a: 1\nb :2", { a: 1, b: 2 }],
    ["a b\t1\nhttp://x:80/\t2", { "a b": 1, "http://x:80/": 2 }],
    ["http://x = 1\nhttps://y: 2", { "http://x": 1, "https://y": 2 }],
    ['"a = b": 1\n"c" = 2', { "a = b": 1, c: 2 }],
    ["a,1", { a: 1 }],
  ])("%j", (text, expected) => {
    const { draft, problems } = entries(text);
    expect(problems).toEqual([]);
    expect(written("Everything", "stock", draft)).toEqual(expected);
  });

  test("name a key that stands twice, or is there already", () => {
    const { draft, problems } = entries("a = 1\nb = 2\na = 3");
    expect(draft.entries).toHaveLength(2);
    expect(problems).toEqual(['3: The key "a" stands on line 1 already.']);
    expect(entries("b = 9\nc = 1", stock, draft).problems).toEqual([
      '1: The key "b" is in the map already.',
    ]);
    expect(entries('{"a": 1,\n"a": 2}').problems).toEqual([
      '2: The key "a" stands on line 1 already.',
    ]);
  });

  test("say what is wrong with a key or a value", () => {
    expect(entries("just a key\nb = x").problems).toEqual([
      "1: Write a key and a value with = or : or a tab between.",
      expect.stringMatching(/^2: "b": "x" is not an? int32/),
    ]);
    const numbered = control("WellKnown", "durations_by_number");
    expect(entries("one = 1s", numbered).problems[0]).toMatch(/^1: The key: "one" is not/);
    expect(entries('{"7": "1.5s"}', numbered).problems).toEqual([]);
  });

  test("take bools for keys, and messages for values", () => {
    const bools = entries(
      '{"true": true, "false": false}',
      control("WellKnown", "bool_values_by_bool"),
    );
    expect(written("WellKnown", "bool_values_by_bool", bools.draft)).toEqual({
      true: true,
      false: false,
    });
    const any = '{"@type": "type.googleapis.com/playground.v1.Phone", "number": "1"}';
    const anys = entries(`home = ${any}`, control("WellKnown", "anys_by_name"));
    expect(written("WellKnown", "anys_by_name", anys.draft)).toEqual({ home: JSON.parse(any) });
  });
});
