import {
  create,
  createFileRegistry,
  createRegistry,
  fromBinary,
  getOption,
  ScalarType,
  setExtension,
  toBinary,
  type DescField,
} from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";
import { base64Decode, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { FieldOptionsSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import {
  field as fieldOption,
  FieldRulesSchema,
} from "@bufbuild/protovalidate/gen/buf/validate/validate_pb.js";
import { describe, expect, test } from "vitest";
import { hasRules, scalarName } from "../../src/index.ts";
import { hintsByKind } from "../../src/rules/hints-by-kind.ts";
import { rulesOf } from "../../src/rules/index.ts";
import { typedRules } from "../../src/rules/read-rules.ts";
import { image } from "../rules-image.ts";
import { field, registry, type } from "./schema.ts";

const rules = rulesOf(registry);

test.each([
  ["Texts.plain", []],
  ["Texts.exact", ['has to be "yes"']],
  ["Texts.long", ["12 to 20 characters"]],
  ["Texts.five", ["exactly 5 characters"]],
  ["Texts.short", ["at most 3 bytes"]],
  ["Texts.ends", ['begins with "a-"', 'ends with ".txt"', 'does not contain "/"']],
  ["Texts.code", ["matches ^[A-Z]{3}-\\d+$"]],
  ["Texts.one_of", ['"red" or "green"']],
  ["Texts.none_of", ['neither "" nor "blue"']],
  ["Texts.site", ["a URI, such as https://example.com/"]],
  ["Texts.id", ["required: not empty", "a UUID"]],
  ["Texts.maybe", ["an IPv6 address", "not checked while empty"]],
  ["Texts.never", ["its rules are not checked"]],
  ["Texts.header", ["the name of an HTTP header"]],
  ["Numbers.percent", ["from 0 to 100"]],
  ["Numbers.ratio", ["more than 0 and less than 1", "neither NaN nor an infinity"]],
  ["Numbers.big", ["more than 9007199254740992"]],
  ["Numbers.outside", ["less than 5 or more than 10"]],
  ["Numbers.few", ["0.5 or 1.5"]],
  ["Numbers.needed", ["required: not 0"]],
  ["Numbers.agreed", ["has to be true"]],
  ["Numbers.colour", ["neither COLOUR_NONE nor COLOUR_RED", "a value that has a name"]],
  ["Numbers.wrapped", ["at most 7"]],
  ["Numbers.odd_one", ["has to hold: this != 1"]],
  ["Others.key", ["exactly 12 bytes"]],
  ["Others.born", ["in the past"]],
  ["Others.soon", ["within 1 hour of now"]],
  ["Others.pause", ["required", "at least 60s (1 minute) and less than 7200s (2 hours)"]],
  ["Others.list", ["required: at least one"]],
])("%s: %s", (path, words) => {
  expect(rules.hintsOf(field(path))).toMatchObject({ field: words, key: [] });
});

test("items, keys and values have hints of their own", () => {
  expect(rules.hintsOf(field("Others.tags"))).toEqual({
    field: ["3 to 5 items", "no item twice"],
    item: ["2 to 8 characters"],
    key: [],
  });
  expect(rules.hintsOf(field("Others.inners"))).toEqual({
    field: ["at least 2 entries"],
    item: [],
    key: ["matches ^[a-z]+[0-9]*$"],
  });
});

test("oneofs and messages have hints", () => {
  expect(type("Others").oneofs.map((oneof) => rules.hintsOfOneof(oneof))).toEqual([
    ["one of them has to be chosen"],
  ]);
  expect(rules.hintsOfMessage(type("Inner"))).toEqual([
    "exactly one of note and remark",
    "from has to be below to",
    "has to hold: this.to < 1000",
  ]);
});

describe("predefined rules", () => {
  test("speak by their message, or else by their name and value", () => {
    expect(rules.hintsOf(field("Texts.room")).field).toEqual([
      "a room number has a letter and two digits",
    ]);
    expect(rules.hintsOf(field("Numbers.even")).field).toEqual(["multiple of: 4"]);
  });

  test("that the schema does not have are said to be there", () => {
    const without = rulesOf(createRegistry(type("Texts")));
    expect(without.hintsOf(field("Texts.room")).field).toEqual([
      "a rule that this schema does not describe (number 81161)",
    ]);
  });
});

test("a newer validate.proto may have rules that this one does not know", () => {
  const set = fromBinary(FileDescriptorSetSchema, base64Decode(image));
  const texts = set.file
    .find(({ package: name }) => name === "rules")
    ?.messageType.find(({ name }) => name === "Texts");
  const plain = texts?.field.find(({ name }) => name === "plain");
  if (!plain) throw new Error("no field plain");
  const given = getOption(field("Texts.long"), fieldOption);
  // StringRules 999 does not exist (yet), nor does FieldRules 998.
  const data = new BinaryWriter().uint32(1).finish();
  const unknown = (no: number) => [{ no, wireType: WireType.Varint, data }];
  if (given.type.case === "string") given.type.value.$unknown = unknown(999);
  given.$unknown = unknown(998);
  plain.options = create(FieldOptionsSchema);
  setExtension(plain.options, fieldOption, given);
  const bytes = toBinary(FileDescriptorSetSchema, set);
  const newer = createFileRegistry(fromBinary(FileDescriptorSetSchema, bytes));
  const changed = newer.getMessage("rules.Texts");
  const at = changed?.fields.find(({ name }) => name === "plain");
  if (!changed || !at) throw new Error("no Texts.plain");
  expect(rulesOf(newer).hintsOf(at).field).toEqual([
    "12 to 20 characters",
    "a rule that this schema does not describe (number 999)",
  ]);
});

describe("hasRules", () => {
  test.each(["Texts", "Others", "Inner", "Tree", "Outer", "playground.v1.BookRequest"])(
    "%s: yes",
    (name) => expect(hasRules(type(name))).toBe(true),
  );

  test.each(["Bare", "greet.HelloRequest", "google.protobuf.FileDescriptorProto"])(
    "%s: no",
    (name) => expect(hasRules(type(name))).toBe(false),
  );

  test("does not depend on what was asked before", () => {
    const fresh = createFileRegistry(fromBinary(FileDescriptorSetSchema, base64Decode(image)));
    const asked = ["Bare", "Outer", "Bare", "Tree"].map((name) => {
      const desc = fresh.getMessage(`rules.${name}`);
      return desc && hasRules(desc);
    });
    expect(asked).toEqual([false, true, false, true]);
  });
});

test("every standard rule has words, and a rule that a later version adds is missed here", () => {
  const silent = ["strict", "example", "items", "keys", "values"];
  const wordless: string[] = [];
  for (const kind of FieldRulesSchema.oneofs[0]?.fields ?? []) {
    for (const rule of kind.message?.fields ?? []) {
      const given = create(FieldRulesSchema);
      const typed = reflect(rule.parent);
      if (rule.fieldKind === "list") typed.get(rule).add(sample(rule));
      else if (rule.fieldKind !== "map") typed.set(rule, sample(rule));
      reflect(FieldRulesSchema, given).set(kind, typed);
      const read = typedRules(given);
      if (!read) throw new Error(`${kind.name} is not read`);
      const words = hintsByKind(read, field("Texts.plain"));
      if (words.length === 0 && !silent.includes(rule.name)) wordless.push(rule.toString());
    }
  }
  expect(wordless).toEqual([]);
});

/** Some value for a rule to hold. */
function sample(rule: DescField) {
  if (rule.message) return reflect(rule.message);
  if (rule.enum) return 1;
  switch (rule.scalar) {
    case ScalarType.BOOL:
      return true;
    case ScalarType.STRING:
      return "text";
    case ScalarType.BYTES:
      return new Uint8Array([1]);
    default:
      return rule.scalar !== undefined && /64/.test(scalarName(rule.scalar)) ? 1n : 1;
  }
}
