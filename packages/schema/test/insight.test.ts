import { toBinary, type Message } from "@bufbuild/protobuf";
import { WireType } from "@bufbuild/protobuf/wire";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { insightOf, type FieldInsight } from "../src/insight/index.ts";
import {
  chooseNone,
  createDraft,
  describeMessage,
  draftSize,
  draftToMessage,
  fieldBytes,
  fieldComment,
  messageToDraft,
  parseJson,
  updateDraft,
  type DraftPath,
  type MessageDraft,
} from "../src/index.ts";
import { arbitraryMessage } from "./arbitrary.ts";
import { message, playground, shapes } from "./schemas.ts";

/** The draft of a message of the playground, from its JSON. */
function drafted(type: string, json: unknown): MessageDraft {
  const desc = message(type);
  const parsed = parseJson(desc, JSON.stringify(json), { registry: playground });
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return messageToDraft(desc, parsed.message, { registry: playground });
}

function insight(draft: MessageDraft, ...path: DraftPath): FieldInsight {
  const found = insightOf(draft, path);
  if (!found) throw new Error(`nothing at ${path.join(".")}`);
  return found;
}

const scalars = (json: unknown) => drafted("playground.v1.Scalars", json);
const jsonOf = (type: string, name: string) =>
  insight(createDraft(message(type), playground), name).json;
const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString("hex")
    .replaceAll(/..(?=.)/g, "$& ");
const strip = ({ view }: FieldInsight) => view.runs.map(({ role, bytes }) => [role, hex(bytes)]);
const words = ({ steps }: FieldInsight) => steps.flatMap((step) => step.words).join(" ");

describe("what fields cost", () => {
  const types = [
    "shapes.Scalars",
    "shapes.Optionals",
    "shapes.Awkward",
    "shapes.Collections",
    "shapes.Choices",
    "shapes.Tree",
    "shapes.WellKnown",
    "legacy.Legacy",
    "modern.Modern",
    "playground.v1.Everything",
    "playground.v1.Maps",
    "playground.v1.WellKnown",
    "playground.v1.Legacy",
    "playground.v1.Modern",
    "playground.v1.Latest",
    "google.protobuf.FileDescriptorProto",
  ];

  test.each(types)("adds up to the size of any %s", (type) => {
    const desc = message(type);
    fc.assert(
      fc.property(arbitraryMessage(desc), (value: Message) => {
        const draft = messageToDraft(desc, value, { registry: shapes });
        const binary = toBinary(desc, draftToMessage(draft).message);
        const sizes = [...describeMessage(desc, shapes).fields.values()].map((model) => {
          const seen = insight(draft, model.name);
          expect(seen.issue).toBeUndefined();
          // What is shown is the beginning of what is written.
          const { bytes } = fieldBytes(draft, model);
          expect(
            hex(bytes).startsWith(
              strip(seen)
                .map(([, run]) => run)
                .join(" "),
            ),
          ).toBe(true);
          expect(seen.size).toBe(bytes.length);
          return seen.size;
        });
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(binary.length);
        expect(draftSize(draft)).toEqual({ bytes: binary.length, isWhole: true });
      }),
      { numRuns: 60 },
    );
  });

  test("counts extensions and what no schema knows", () => {
    const draft = drafted("playground.v1.Legacy", {
      title: "t",
      revision: 1,
      "[playground.v1.nickname]": "Bob",
      "[playground.v1.Review.review]": { stars: 5 },
    });
    const withUnknown = {
      ...draft,
      unknown: [
        { no: 16, wireType: WireType.Varint, data: new Uint8Array([1]) },
        { no: 536_870_911, wireType: WireType.Varint, data: new Uint8Array([1]) },
      ],
    };
    expect(draftSize(withUnknown).bytes).toBe(
      toBinary(draft.desc, draftToMessage(withUnknown).message).length,
    );
    expect(strip(insight(draft, "[playground.v1.nickname]"))).toEqual([
      ["tag", "a2 06"],
      ["length", "03"],
      ["value", "42 6f 62"],
    ]);
    expect(insight(draft, "[playground.v1.Review.review]").contents?.parts).toEqual([
      { name: "stars", bytes: 2 },
    ]);
  });

  test("measures a field that changed, and no other, anew", () => {
    const before = drafted("playground.v1.Everything", { name: "a", items: [{ title: "b" }] });
    expect(draftSize(before).bytes).toBe(8);
    const after = updateDraft(before, ["name"], () => ({ kind: "text", text: "abc" }));
    expect(draftSize(after).bytes).toBe(10);
    expect(draftSize(before).bytes).toBe(8);
  });

  test("measures what two fields share in each of them", () => {
    const shared = { kind: "text", text: "5" } as const;
    const one = updateDraft(scalars({}), ["an_int32"], () => shared);
    expect(draftSize(one).bytes).toBe(2);
    expect(draftSize(updateDraft(one, ["a_fixed64"], () => shared)).bytes).toBe(2 + 9);
  });

  test("counts nothing for what was typed into a field of a oneof that is not chosen", () => {
    const email = drafted("playground.v1.Everything", { email: "a@b" });
    expect(draftSize(email).bytes).toBe(5);
    expect(draftSize(chooseNone(email, [], "contact")).bytes).toBe(0);
    expect(insight(chooseNone(email, [], "contact"), "email").size).toBe(0);
  });

  test("leaves out what is not valid, and says so", () => {
    const before = drafted("playground.v1.Everything", { name: "a", items: [{ title: "b" }] });
    const items = before.fields.get("items");
    const id = items?.kind === "list" ? items.items[0]?.id : undefined;
    if (id === undefined) throw new Error("no item");
    const draft = updateDraft(before, ["items", id, "quantity"], () => ({
      kind: "text",
      text: "many",
    }));
    expect(draftSize(draft)).toEqual({ bytes: 8, isWhole: false });
    expect(insight(draft, "items")).toMatchObject({ size: 5 });
    expect(insight(draft, "items").issue).toContain("items[0].quantity");
    expect(insight(draft, "items", id, "quantity").issue).toContain('"many" is not an int32');
  });

  test("copes with a required field that is missing, wherever it is", () => {
    const draft = createDraft(message("playground.v1.Legacy"), playground);
    expect(draftSize(draft)).toEqual({ bytes: 0, isWhole: false });
    expect(insight(draft, "title")).toMatchObject({ size: 0 });
    expect(insight(draft, "title").issue).toContain("title is required");
    const portions = updateDraft(draft, ["portions"], () => ({ kind: "text", text: "2" }));
    expect(insight(portions, "portions").size).toBe(2);
  });
});

describe("the bytes of a field", () => {
  test.each([
    ["a_double", 1, "I64", 1, "09", "00 00 00 00 00 00 f8 3f", 1.5],
    ["a_float", 2, "I32", 5, "15", "00 00 c0 3f", 1.5],
    ["an_int32", 3, "VARINT", 0, "18", "ac 02", 300],
    ["an_int32", 3, "VARINT", 0, "18", "ff ff ff ff ff ff ff ff ff 01", -1],
    ["an_int64", 4, "VARINT", 0, "20", "ff ff ff ff ff ff ff ff 7f", "9223372036854775807"],
    ["a_uint32", 5, "VARINT", 0, "28", "ff ff ff ff 0f", 4294967295],
    ["a_uint64", 6, "VARINT", 0, "30", "01", "1"],
    ["a_sint32", 7, "VARINT", 0, "38", "03", -2],
    ["a_sint64", 8, "VARINT", 0, "40", "02", "1"],
    ["a_fixed32", 9, "I32", 5, "4d", "2c 01 00 00", 300],
    ["a_fixed64", 10, "I64", 1, "51", "2c 01 00 00 00 00 00 00", "300"],
    ["a_sfixed32", 11, "I32", 5, "5d", "ff ff ff ff", -1],
    ["a_sfixed64", 12, "I64", 1, "61", "ff ff ff ff ff ff ff ff", "-1"],
    ["a_bool", 13, "VARINT", 0, "68", "01", true],
    ["a_size", 16, "VARINT", 0, "80 01", "02", "SIZE_MEDIUM"],
  ])("of %s", (name, number, wire, wireNumber, tag, value, json) => {
    const seen = insight(scalars({ [name]: json }), name);
    expect(seen.wireType).toEqual({ name: wire, number: wireNumber });
    expect(seen.model.number).toBe(number);
    expect(strip(seen)).toEqual([
      ["tag", tag],
      ["value", value],
    ]);
    expect(words(seen)).toContain(
      `\`${number} << 3 | ${wireNumber}\` is ${number * 8 + wireNumber}`,
    );
  });

  test("of text and bytes have a length", () => {
    const draft = scalars({ a_string: "é!", a_bytes: "/w==" });
    expect(insight(draft, "a_string")).toMatchObject({ wireType: { name: "LEN", number: 2 } });
    expect(strip(insight(draft, "a_string"))).toEqual([
      ["tag", "72"],
      ["length", "03"],
      ["value", "c3 a9 21"],
    ]);
    expect(words(insight(draft, "a_string"))).toContain("2 characters in UTF-8");
    expect(strip(insight(draft, "a_bytes")).at(-1)).toEqual(["value", "ff"]);
  });

  test("of a long value are cut, and counted", () => {
    const seen = insight(scalars({ a_string: "x".repeat(300) }), "a_string");
    expect(seen.size).toBe(303);
    expect(seen.view.more).toBe(303 - 32);
    expect(strip(seen).map(([role]) => role)).toEqual(["tag", "length", "value"]);
    expect(hex(seen.view.runs[1]?.bytes ?? new Uint8Array())).toBe("ac 02");
  });

  test("of a packed list are one record", () => {
    const draft = drafted("playground.v1.Collections", {
      int32s: [1, 300, -1],
      unpacked: [1, 300],
    });
    const packed = insight(draft, "int32s");
    expect(packed.packed).toBe(true);
    expect(strip(packed)).toEqual([
      ["tag", "1a"],
      ["length", "0d"],
      ["value", "01 ac 02 ff ff ff ff ff ff ff ff ff 01"],
    ]);
    expect(words(packed)).toContain("it would be 16 bytes");
    expect(packed.contents?.parts.map(({ bytes }) => bytes)).toEqual([1, 2, 10]);
    const unpacked = insight(draft, "unpacked");
    expect(unpacked.packed).toBe(false);
    expect(strip(unpacked).map(([role]) => role)).toEqual(["tag", "value", "tag", "value"]);
    expect(unpacked.contents?.parts.map(({ bytes }) => bytes)).toEqual([3, 4]);
    // As many bytes as promised: 2 + 13 packed, 16 with a tag each.
    expect(packed.size).toBe(15);
    const fixed = insight(drafted("playground.v1.Collections", { doubles: [1, 2] }), "doubles");
    expect(fixed.contents?.parts.map(({ bytes }) => bytes)).toEqual([8, 8]);
    expect(insight(draft, "strings").packed).toBeUndefined();
    // From field 16 on, each tag is two bytes.
    const sizes = insight(drafted("playground.v1.Collections", { sizes: [1, 2] }), "sizes");
    expect(words(sizes)).toContain("it would be 6 bytes");
  });

  test("of a map are a record for each entry, of a key and a value", () => {
    const draft = drafted("playground.v1.Everything", { stock: { tea: 3, coffee: 300 } });
    const seen = insight(draft, "stock");
    expect(strip(seen)).toEqual([
      ["tag", "2a"],
      ["length", "07"],
      ["value", "0a 03 74 65 61 10 03"],
      ["tag", "2a"],
      ["length", "0b"],
      ["value", "0a 06 63 6f 66 66 65 65 10 ac 02"],
    ]);
    expect(seen.contents).toEqual({
      parts: [
        { name: "stock 1", bytes: 9 },
        { name: "stock 2", bytes: 13 },
      ],
      more: 0,
    });
    expect(words(seen)).toContain("the key is field 1, and the value field 2");
  });

  test("of a group stand between two tags", () => {
    const group = insight(
      drafted("playground.v1.Legacy", { title: "t", revision: 1, label: { text: "x" } }),
      "label",
    );
    expect(group.wireType).toEqual({ name: "SGROUP", number: 3 });
    expect(strip(group)).toEqual([
      ["tag", "33"],
      ["value", "0a 01 78"],
      ["end", "34"],
    ]);
    const delimited = insight(
      drafted("playground.v1.Modern", { required_text: "", delimited_parts: [{ left: 1 }, {}] }),
      "delimited_parts",
    );
    expect(strip(delimited).map(([, run]) => run)).toEqual(["2b", "10 01", "2c", "2b", "2c"]);
  });

  test("of a message are its fields, named", () => {
    const draft = drafted("playground.v1.Everything", {
      phone: { country_code: "+44", number: "1" },
      made_at: "2026-01-02T03:04:05.006Z",
      extra: { "@type": "type.googleapis.com/playground.v1.Phone", number: "1" },
    });
    expect(insight(draft, "phone").contents?.parts).toEqual([
      { name: "country_code", bytes: 5 },
      { name: "number", bytes: 3 },
    ]);
    expect(insight(draft, "phone", "number").size).toBe(3);
    expect(insight(draft, "made_at").contents?.parts).toEqual([
      { name: "seconds", bytes: 6 },
      { name: "nanos", bytes: 5 },
    ]);
    expect(insight(draft, "extra").contents?.parts.map(({ name }) => name)).toEqual([
      "type_url",
      "value",
    ]);
    expect(insight(draft, "extra", "content", "number").size).toBe(3);
    expect(insightOf(draft, ["folder", "name"])).toBeUndefined();
    const tree = drafted("playground.v1.Tree", { named: { oak: { label: "tall" } } });
    const named = tree.fields.get("named");
    const id = named?.kind === "map" ? (named.entries[0]?.id ?? -1) : -1;
    expect(insight(tree, "named", id, "value", "label").size).toBe(6);
    expect(insightOf(tree, ["named", id, "key", "label"])).toBeUndefined();
  });
});

function comment(type: string, name: string): string | undefined {
  const model = describeMessage(message(type), shapes).fields.get(name);
  return model && fieldComment(model);
}

describe("the words", () => {
  test("tell what negative and large numbers cost, and what costs less", () => {
    const of = (name: string, json: unknown) =>
      words(insight(drafted("playground.v1.Scalars", { [name]: json }), name));
    expect(of("an_int32", -1)).toContain("ten bytes. `sint32` would take 1 for it.");
    expect(of("an_int64", "-9223372036854775808")).not.toContain("sint64");
    expect(of("an_int32", 300)).toContain("0101100, 0000010");
    expect(of("a_uint32", 4294967295)).toContain("`fixed32` always takes 4.");
    expect(of("a_sint32", -2)).toContain("and so -2 as 3");
    expect(of("a_sint64", "-9223372036854775808")).toContain("as 18446744073709551615");
    expect(of("a_float", "NaN")).toContain("NaN in IEEE 754");
    expect(words(insight(drafted("playground.v1.Everything", { colour: -1 }), "colour"))).toContain(
      "always takes ten bytes",
    );
    expect(words(insight(drafted("playground.v1.Everything", { colour: 77 }), "colour"))).toContain(
      "77 has no name",
    );
  });

  test("tell what unset means, by presence", () => {
    const everything = drafted("playground.v1.Everything", {});
    const presence = drafted("playground.v1.Presence", {});
    const legacy = drafted("playground.v1.Legacy", { title: "", revision: 1 });
    expect(insight(everything, "name").unset).toContain('Unset and `""` are the same');
    expect(insight(everything, "colour").unset).toContain("`COLOUR_UNSPECIFIED`");
    expect(insight(everything, "picture").unset).toContain("reads as no bytes");
    expect(insight(presence, "an_int32").unset).toMatch(/reads as `0`.*which is sent: 2 bytes/);
    expect(insight(presence, "a_point").unset).toMatch(/it is there: 3 bytes/);
    expect(insight(legacy, "title").unset).toContain("refuses all of it");
    expect(insight(legacy, "portions").unset).toMatch(/reads as `7`.*2 bytes/);
    expect(insight(legacy, "note").default).toBe('"with \\"love\\""');
    expect(insight(legacy, "limit").default).toBe("Infinity");
    expect(insight(legacy, "seal").default).toBe("01 02");
    expect(insight(legacy, "heat").default).toBe("HEAT_HIGH");
    expect(insight(legacy, "salted").default).toBe("true");
    expect(insight(everything, "email").unset).toMatch(/oneof `contact`.*`""`: 2 bytes/);
    expect(insight(everything, "items").unset).toContain("A list has no presence");
    expect(insight(everything, "stock").unset).toContain("A map has no presence");
  });

  test("tell what JSON looks like, and why a 64-bit number is a string (Kong/insomnia#5828)", () => {
    const form = (name: string) => jsonOf("playground.v1.Everything", name).form;
    expect(form("serial")).toMatch(/^A string such as "9007199254740993".*round/);
    expect(form("picture")).toContain("Base64");
    expect(form("stock")).toBe("An object, each value a number.");
    expect(form("made_at")).toContain("RFC 3339");
    expect(form("nickname")).toContain("bare value");
    expect(form("extra")).toContain("@type");
    expect(form("notes")).toContain("Any object");
    expect(jsonOf("playground.v1.Everything", "made_at")).toMatchObject({
      name: "madeAt",
      alias: "made_at",
    });
    expect(jsonOf("playground.v1.Scalars", "renamed").name).toBe("somethingElse");
    expect(jsonOf("playground.v1.Legacy", "[playground.v1.nickname]")).toMatchObject({
      name: "[playground.v1.nickname]",
      alias: undefined,
    });
    expect(jsonOf("playground.v1.WellKnown", "null_value").form).toContain("null");
    expect(jsonOf("playground.v1.Maps", "by_int32").form).toContain(
      "keys are strings all the same",
    );
  });

  test("tell of enums and messages what their .proto files do", () => {
    const draft = createDraft(message("playground.v1.Everything"), playground);
    const { enum: colour } = insight(draft, "colour");
    expect(colour).toMatchObject({ typeName: "playground.v1.Colour", open: true });
    expect(colour?.values).toContainEqual({
      name: "COLOUR_VERDANT",
      number: 2,
      comment: "An alias: the same number as green, so that it comes back as green.",
      deprecated: false,
      aliasOf: "COLOUR_GREEN",
    });
    expect(colour?.values.find(({ deprecated }) => deprecated)?.name).toBe("COLOUR_MAUVE");
    expect(insight(draft, "items").message).toEqual({
      typeName: "playground.v1.Item",
      comment: "One thing in a parcel.",
      deprecated: false,
    });
  });

  test("are those of its type for a field without a comment, unless protobuf brings it along", () => {
    expect(comment("shapes.Collections", "colours")).toBe("An open enum with an alias.");
    expect(comment("shapes.Collections", "messages")).toBe("Every scalar, without presence.");
    expect(comment("shapes.Collections", "longs")).toBe("");
    expect(comment("playground.v1.Everything", "items")).toMatch(/^What is in the parcel/);
    expect(comment("shapes.WellKnown", "timestamp")).toBe("");
  });
});
