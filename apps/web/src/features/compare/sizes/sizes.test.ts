import {
  create,
  createFileRegistry,
  fromBinary,
  toBinary,
  toJsonString,
  type DescMessage,
  type Message,
} from "@bufbuild/protobuf";
import { base64Decode } from "@bufbuild/protobuf/wire";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { HelloRequestSchema, DelayedReplySchema } from "@grpc-playground/gen/greet_pb";
import { image } from "@grpc-playground/gen/image";
import { HeyHowSchema } from "@grpc-playground/gen/hey_how_pb";
import { exampleMessage } from "@grpc-playground/schema";
import { expect, test } from "vitest";
import { measureSizes, type Sizes } from "./measure-sizes.ts";
import { reasons } from "./reasons.ts";
import { totals } from "./size-tree.ts";

const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, base64Decode(image)));

async function measured(schema: DescMessage, messages: readonly Message[]): Promise<Sizes> {
  const sizes = await measureSizes(schema, messages, registry);
  if ("problem" in sizes) throw new Error(sizes.problem);
  return sizes;
}

function rowsOf({ rows }: Sizes) {
  return rows.map(({ path, protoTotal, jsonTotal }) => [path, protoTotal, jsonTotal]);
}

test("the fields of every message add up to the message, in both forms, to the byte", async () => {
  const schemas = [...registry].filter((desc) => desc.kind === "message");
  expect(schemas.length).toBeGreaterThan(50);
  for (const schema of schemas) {
    const message = exampleMessage(schema);
    const all = totals((await measured(schema, [message])).root);
    expect([schema.typeName, all.protoTotal], "protobuf").toEqual([
      schema.typeName,
      toBinary(schema, message).length,
    ]);
    const text = toJsonString(schema, message, { registry });
    expect([schema.typeName, all.jsonTotal], "JSON").toEqual([
      schema.typeName,
      new TextEncoder().encode(text).length,
    ]);
  }
});

test("a field's bytes are told apart by what they are for", async () => {
  const message = create(HelloRequestSchema, { name: "Ada", greeting: "Grüße" });
  const { rows, proto, json } = await measured(HelloRequestSchema, [message]);
  expect(rows).toMatchObject([
    {
      path: "name",
      proto: { tag: 1, length: 1, value: 3 },
      json: { name: 4, punctuation: 5, value: 3 },
    },
    {
      path: "greeting",
      proto: { tag: 1, length: 1, value: 7 },
      // {"name":"Ada","greeting":"Grüße"}: one comma more.
      json: { name: 8, punctuation: 6, value: 7 },
    },
  ]);
  expect([proto.plain, json.plain]).toEqual([14, 35]);
});

test("what is in the items of a list is added up by field", async () => {
  const request = [
    { name: "Ada", greeting: "Hi" },
    { name: "Bo", greeting: "" },
  ];
  const message = create(DelayedReplySchema, { message: "2", request });
  expect(rowsOf(await measured(DelayedReplySchema, [message]))).toEqual([
    ["message", 3, 13],
    // {"message":"2","request":[{"name":"Ada","greeting":"Hi"},{"name":"Bo"}]}
    ["request", 17, 57],
    ["request.name", 9, 23],
    ["request.greeting", 4, 16],
  ]);
});

test("a message of more fields than are read at once is measured to its last", async () => {
  const request = Array.from({ length: 2_500 }, () => ({ name: "a" }));
  const message = create(DelayedReplySchema, { request });
  const { rows, proto } = await measured(DelayedReplySchema, [message]);
  expect(rows[0]?.node.count).toBe(2_500);
  expect(rows[0]?.protoTotal).toBe(proto.plain);
});

test("several messages are measured together, and what is not named by the schema has no JSON", async () => {
  const unknown = fromBinary(HelloRequestSchema, Uint8Array.of(0x38, 5));
  const plain = create(HelloRequestSchema, { name: "a" });
  const sizes = await measured(HelloRequestSchema, [plain, unknown, plain]);
  expect(sizes.measured).toBe(3);
  expect(rowsOf(sizes)).toEqual([
    ["name", 6, 20],
    ["field 7", 2, 0],
  ]);
  expect(reasons(sizes).join(" ")).toContain("no schema here names this field");
});

test("where JSON or gzip is the smaller one, it is said with the reason", async () => {
  const negative = await measured(HeyHowSchema, [create(HeyHowSchema, { count: -1 })]);
  expect(rowsOf(negative)).toEqual([["count", 11, 10]]);
  expect(reasons(negative).join(" ")).toContain("negative number in ten bytes");

  const short = await measured(HelloRequestSchema, [create(HelloRequestSchema, { name: "Ada" })]);
  expect(short.json.gzip).toBeGreaterThan(short.json.plain);
  expect(reasons(short).join(" ")).toContain("gzip makes this message larger, even as JSON");

  const name = "and again ".repeat(200);
  const long = await measured(HelloRequestSchema, [create(HelloRequestSchema, { name })]);
  expect(long.json.gzip).toBeLessThan(long.proto.plain);
  expect(reasons(long).join(" ")).toContain("is smaller than protobuf without it");
});

test("a message that has no JSON says why", async () => {
  const any = registry.getMessage("google.protobuf.Any");
  if (any === undefined) throw new Error("the image has no Any");
  // A type URL of nothing that is known here.
  const bytes = Uint8Array.of(0x0a, 3, 0x61, 0x2f, 0x62);
  expect(await measureSizes(any, [fromBinary(any, bytes)], registry)).toMatchObject({
    problem: expect.stringContaining("nothing to compare"),
  });
});
