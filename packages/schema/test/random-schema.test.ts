import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import * as fc from "fast-check";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { messageToJson, parseJson } from "../src/json/index.ts";
import { scalarName } from "../src/values/scalars.ts";
import { convert } from "./random/buf.ts";
import { canonical } from "./random/canonical.ts";
import { limits, patienceMs } from "./random/limits.ts";
import { arbitraryCase } from "./random/case.ts";
import { factsOf } from "./random/facts.ts";
import { arbitrarySchema } from "./random/schema.ts";
import { scalars as scalarTypes } from "./random/types.ts";

const extensionKinds = ["scalar", "enum", "message", "list"];

/** Names with something before each. */
const named = (prefix: string, names: string) => names.split(" ").map((name) => `${prefix}${name}`);

// That the random schemas are protobuf at all, and what of it they have.

vi.setConfig({ testTimeout: patienceMs });

const folder = mkdtempSync(join(tmpdir(), "random-schema-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("Go's protobuf takes the schemas for valid, reads our JSON, and writes what we read", () => {
  fc.assert(
    fc.property(arbitraryCase, ({ schema, desc, registry, message }) => {
      const ours = messageToJson(desc, message, { registry });
      if (!ours.ok) return;
      const set = toBinary(FileDescriptorSetSchema, schema.set);
      const go = (form: "json" | "binpb", content: string | Uint8Array) =>
        convert(folder, set, desc.typeName, { form, content });
      const shown = (value: typeof message) =>
        canonical(desc, value, registry).replaceAll(/,?\n *"\d+:\d:[0-9a-f]*"/g, "");
      const theirs = fromBinary(desc, go("json", ours.value));
      expect(shown(theirs)).toBe(shown(message));
      const json = new TextDecoder().decode(go("binpb", toBinary(desc, message)));
      const read = parseJson(desc, json, { registry });
      expect(read.ok && shown(read.message)).toBe(shown(message));
    }),
    { ...limits, numRuns: 12 },
  );
});

test("Go's protobuf would have refused a schema that is not valid", () => {
  const field = [{ name: "no name", number: 1, label: 1, type: 5 }] as const;
  const file = [
    { name: "a.proto", syntax: "proto3", messageType: [{ name: "M", field: [...field] }] },
  ];
  const set = create(FileDescriptorSetSchema, { file });
  expect(() =>
    convert(folder, toBinary(FileDescriptorSetSchema, set), "M", { form: "json", content: "{}" }),
  ).toThrow("invalid");
});

test("two hundred of them have every kind of field that there is", () => {
  const schemas = fc.sample(arbitrarySchema, { numRuns: 200, seed: 7 });
  const seen = new Set(schemas.flatMap((schema) => [...factsOf(schema)]));
  const scalars = scalarTypes.map((type) => scalarName(type));
  const keys = scalars.filter((name) => !["float", "double", "bytes"].includes(name));
  const wellKnown = named(
    "google.protobuf.",
    "Any Duration Empty FieldMask ListValue Struct Timestamp Value BoolValue BytesValue DoubleValue " +
      "FloatValue Int32Value Int64Value StringValue UInt32Value UInt64Value",
  );
  const every = [
    ...named("edition ", "998 999 1000 1001"),
    ...scalars.flatMap((name) => [`scalar ${name}`, `list ${name}`, `map value ${name}`]),
    ...scalars.map((name) => `default ${name}`),
    ...keys.map((name) => `map key ${name}`),
    ...wellKnown.flatMap((name) => [`message ${name}`, `list ${name}`, `map value ${name}`]),
    ...named("presence ", "implicit explicit required oneof"),
    ...named("enum ", "open closed alias negative"),
    ...named("tag of ", "1 2 3 4 5"),
    ...named("field ", "__proto__ constructor _leading"),
    ...named("", "packed expanded delimited deprecated recursive nested"),
    ...extensionKinds.flatMap((kind) => [`extension ${kind}`, `extension ${kind} in a message`]),
    "default enum",
    "map value enum",
    "delimited list",
    "utf8 unchecked",
    "no fields",
    "200 fields",
    "json_name of its own",
    "number 536870911",
  ];
  expect(every.filter((fact) => !seen.has(fact))).toEqual([]);
});
