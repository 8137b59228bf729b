import { create, createRegistry, fromBinary, toBinary } from "@bufbuild/protobuf";
import { AnySchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import {
  createDraft,
  draftToMessage,
  messageToDraft,
  newAny,
  type FieldDraft,
  type MessageDraft,
} from "../src/index.ts";
import { messageToJson } from "../src/json/index.ts";
import { insightOf } from "../src/insight/index.ts";
import { read, refusal, set, text, written } from "./by-hand.ts";
import { message, shapes as registry } from "./schemas.ts";

// What users of other tools have reported again and again, one test for each.
// The titles name the issue, so that whoever breaks one knows what was asked for.

const scalars = message("shapes.Scalars");
const wellKnown = message("shapes.WellKnown");
const sent = (draft: MessageDraft) => draftToMessage(draft).message as { bytes?: Uint8Array };

describe("64-bit integers", () => {
  test("Postman #13179: an int64 is sent as it was typed, and not rounded to a double", () => {
    // The numbers of the report, in the form, as JSON numbers and as JSON strings.
    const high = "382577284582858434";
    const low = "-1859648232592957566";
    const form = set(set(createDraft(scalars), ["int64"], text(high)), ["sint64"], text(low));
    const asNumbers = read(scalars, `{"int64": ${high}, "sint64": ${low}}`);
    const asStrings = read(scalars, `{"int64": "${high}", "sint64": "${low}"}`);
    for (const draft of [form, asNumbers, asStrings]) {
      expect(written(draft)).toEqual({ int64: high, sint64: low });
    }
  });

  test("Postman #13179: uint64 neither, up to its last", () => {
    const most = "18446744073709551615";
    expect(written(read(scalars, `{"uint64": ${most}, "fixed64": "${most}"}`))).toEqual({
      uint64: most,
      fixed64: most,
    });
    expect(refusal(scalars, '{"uint64": 18446744073709551616}')).toContain("out of range");
  });

  test("Insomnia #5828: an int64 is a string in JSON; both are read, and the form says why", () => {
    const draft = read(scalars, '{"int64": 7, "uint64": "7"}');
    expect(written(draft)).toEqual({ int64: "7", uint64: "7" });
    expect(draft.fields.get("int64")).toEqual(text("7"));
    const json = insightOf(draft, ["int64"])?.json;
    expect(JSON.stringify(json)).toMatch(/string|quotes/);
  });
});

describe("well-known types", () => {
  const time = "2026-01-02T03:04:05Z";

  test.each([
    ["Postman #12619", "1s", "1s"],
    ["Postman #14061", "3600s", "3600s"],
    ["Postman #12619", "-1.5s", "-1.500s"],
  ])("%s: a Duration is %j in JSON and in the form", (_, typed, canonical) => {
    expect(written(read(wellKnown, JSON.stringify({ duration: typed })))).toEqual({
      duration: canonical,
    });
    const form = set(createDraft(wellKnown, registry), ["duration"], text(typed));
    expect(written(form)).toEqual({ duration: canonical });
  });

  test.each([
    ["Postman #11273, BloomRPC #98", "2020-10-28T03:28:28.372633Z", "2020-10-28T03:28:28.372633Z"],
    ["Postman #14061", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"],
    ["Bruno #8948", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"],
    ["BloomRPC #98", "2014-07-30T12:43:17+02:00", "2014-07-30T10:43:17Z"],
  ])("%s: a Timestamp is %j in JSON and in the form", (_, typed, canonical) => {
    expect(written(read(wellKnown, JSON.stringify({ timestamp: typed })))).toEqual({
      timestamp: canonical,
    });
    const form = set(createDraft(wellKnown, registry), ["timestamp"], text(typed));
    expect(written(form)).toEqual({ timestamp: canonical });
  });

  test("Bruno #8948: seconds and nanos, which other tools want, are refused with what to write", () => {
    expect(refusal(wellKnown, '{"timestamp": {"seconds": 1704067200}}')).toContain("RFC 3339");
  });

  test("grpcui #127: a time that cannot be read is an error, and never 1970", () => {
    for (const typed of ["2026-13-01 00:00", "yesterday", "Invalid Date", "2026-01-02T25:00:00Z"]) {
      const form = set(createDraft(wellKnown, registry), ["timestamp"], text(typed));
      const { message: made, issues } = draftToMessage(form);
      expect(issues).toMatchObject([{ at: "timestamp" }]);
      expect(toBinary(wellKnown, made)).toHaveLength(0);
    }
    expect(written(set(createDraft(wellKnown, registry), ["timestamp"], text(time)))).toEqual({
      timestamp: time,
    });
  });

  test.each([
    ['"foo"', "foo"],
    ["1.5", 1.5],
    ["true", true],
    ["null", null],
    ["{}", {}],
    ["[]", []],
    ['{"a": [1, {"b": null}]}', { a: [1, { b: null }] }],
  ])("Postman #13816: google.protobuf.Value takes %s as it is", (json, expected) => {
    expect(written(read(wellKnown, `{"value": ${json}}`))).toEqual({ value: expected });
    const form = set(createDraft(wellKnown, registry), ["value"], text(json));
    expect(written(form)).toEqual({ value: expected });
  });
});

describe("bytes", () => {
  // None of it is UTF-8: what a tool that goes through text would replace.
  const bytes = new Uint8Array([0xff, 0xfe, 0x00, 0x80, 0xc3, 0x28, 0x0d, 0x0a]);
  test("Wombat #16: bytes are sent as they are, out of a file, as hex, as base64 and in JSON", () => {
    const drafts: FieldDraft[] = [
      { kind: "file", name: "a.bin", bytes },
      { kind: "bytes", encoding: "hex", text: "ff fe 00 80 c3 28 0d 0a" },
      { kind: "bytes", encoding: "base64", text: "//4AgMMoDQo=" },
      { kind: "bytes", encoding: "base64", text: "__4AgMMoDQo" },
    ];
    for (const draft of drafts) {
      expect(sent(set(createDraft(scalars), ["bytes"], draft)).bytes).toEqual(bytes);
    }
    expect(sent(read(scalars, '{"bytes": "//4AgMMoDQo="}')).bytes).toEqual(bytes);
  });

  test("Wombat #16: bytes that came are shown without loss, and sent again the same", () => {
    const came = fromBinary(scalars, toBinary(scalars, create(scalars, { bytes })));
    const draft = messageToDraft(scalars, came);
    expect(draft.fields.get("bytes")).toMatchObject({ kind: "bytes", encoding: "hex" });
    expect(sent(draft).bytes).toEqual(bytes);
  });
});

describe("Any", () => {
  test.each([
    "",
    "/",
    "type.googleapis.com/",
    "type.googleapis.com/no.Such",
    "not a url",
    "shapes.Tree",
  ])("grpcui #110: an Any whose type URL is %j is shown, and breaks nothing", (typeUrl) => {
    const held = create(wellKnown, { any: { typeUrl, value: new Uint8Array([1]) } });
    const json = messageToJson(wellKnown, held, { registry });
    expect(json.ok ? "it has JSON" : json.message).toContain("any is an Any");
    const draft = messageToDraft(wellKnown, held, { registry });
    expect(draft.fields.get("any")).toMatchObject({ kind: "any", url: typeUrl });
    const { message: made, issues } = draftToMessage(draft);
    // Without a slash it is no URL, and is not sent.
    const isUrl = typeUrl === "" || typeUrl.includes("/");
    expect(issues.map(({ at }) => at)).toEqual(isUrl ? [] : ["any"]);
    expect(toBinary(wellKnown, made)).toEqual(isUrl ? toBinary(wellKnown, held) : new Uint8Array());
  });

  test("grpcui #105: an Any of a type of one's own is filled in by that type's form", () => {
    const draft = set(
      createDraft(wellKnown, registry),
      ["any"],
      newAny(message("shapes.Person"), registry),
    );
    expect(written(set(draft, ["any", "content", "name"], text("Ada")))).toEqual({
      any: { "@type": "type.googleapis.com/shapes.Person", name: "Ada" },
    });
  });

  test("Yaak #451: an Any of a type that was not reflected hangs nothing, also deep in others", () => {
    const types = createRegistry(AnySchema);
    // 90 kB of Any in Any. Without a bound this took the better part of a minute.
    let any = create(AnySchema, { typeUrl: "type.googleapis.com/no.Such" });
    for (let depth = 0; depth < 2000; depth++) {
      const value = toBinary(AnySchema, any);
      any = create(AnySchema, { typeUrl: "type.googleapis.com/google.protobuf.Any", value });
    }
    const started = performance.now();
    const json = messageToJson(AnySchema, any, { registry: types });
    expect(json.ok ? "" : json.message).toContain("nested more than");
    const held = create(wellKnown, { any });
    const draft = messageToDraft(wellKnown, held, { registry });
    expect(toBinary(wellKnown, draftToMessage(draft).message)).toEqual(toBinary(wellKnown, held));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
