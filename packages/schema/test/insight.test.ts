import { describe, expect, test } from "vitest";
import { insightOf, type FieldInsight } from "../src/insight/index.ts";
import { createDraft, describeMessage, fieldComment } from "../src/index.ts";

import { message, playground, shapes } from "./schemas.ts";
import { drafted, insight } from "./insight-at.ts";

const scalars = (json: unknown) => drafted("playground.v1.Scalars", json);
const jsonOf = (type: string, name: string) =>
  insight(createDraft(message(type), playground), name).json;
const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString("hex")
    .replaceAll(/..(?=.)/g, "$& ");
const strip = ({ view }: FieldInsight) => view.runs.map(({ role, bytes }) => [role, hex(bytes)]);
const words = ({ steps }: FieldInsight) => steps.flatMap((step) => step.words).join(" ");
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
