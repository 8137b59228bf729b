import {
  create,
  createFileRegistry,
  type DescMessage,
  type FileRegistry,
} from "@bufbuild/protobuf";
import {
  type FileDescriptorProto,
  FieldDescriptorProto_Type as Type,
  FileDescriptorSetSchema,
} from "@bufbuild/protobuf/wkt";
import type { SchemaNote } from "@grpc-playground/gen/playground/v1/schema_pb";
import { expect, test } from "vitest";
import { defaultLimits } from "../../src/limits.ts";
import { collectFiles } from "../../src/schema/collect-files.ts";
import { openReflection } from "../../src/schema/reflection-client.ts";
import { repairFiles } from "../../src/schema/repair/index.ts";
import { openTargetClient } from "../../src/schema/target-client.ts";
import { parseAddress } from "../../src/targets/address.ts";
import { reachTarget } from "../../src/targets/reach.ts";
import { startBrokenReflection } from "../helpers/broken-reflection.ts";

/** What npm's `@grpc/reflection` says, as it is and mended. */
async function reflect(files: readonly string[], options?: { keepCase: boolean }) {
  const address = parseAddress(await startBrokenReflection(files, options));
  const target = reachTarget({ ...address, authority: "test", tls: false, own: false });
  const client = openTargetClient(target, defaultLimits.maxSchemaBytes);
  try {
    const { signal } = new AbortController();
    const reflection = await openReflection(client.transport, target.name, signal);
    const { files: given } = await collectFiles(reflection, defaultLimits);
    const { files: mended, notes } = await repairFiles(given);
    return { services: reflection.services, given, registry: load(mended), notes: words(notes) };
  } finally {
    client.close();
  }
}

function load(files: readonly FileDescriptorProto[]): FileRegistry {
  return createFileRegistry(create(FileDescriptorSetSchema, { file: [...files] }));
}

function words(notes: readonly SchemaNote[]): string[] {
  return notes.map(({ subject, message }) => `${subject}: ${message}`);
}

/** Each field in a line: its kind and type, and all that a form is made of. */
function outline(message: DescMessage | undefined): string[] {
  return (message?.fields ?? []).map((field) => {
    const type = field.message?.typeName ?? field.enum?.typeName ?? Type[field.scalar ?? 0];
    const optional = field.proto.proto3Optional ? "optional " : "";
    const oneof = field.oneof === undefined ? "" : ` in ${field.oneof.name}`;
    return `${optional}${field.fieldKind} ${field.name}/${field.jsonName} ${type}${oneof}`;
  });
}

test("it is as broken as ever: what it sends does not load", async () => {
  const { given } = await reflect(["shop.proto"]);
  expect(() => load(given)).toThrow(/not found|invalid/u);
});

test("maps, imports, nested types and standard types are mended", async () => {
  const { registry, services } = await reflect(["shop.proto"], { keepCase: true });
  expect(services).toEqual(["shop.v1.Shop"]);
  expect(outline(registry.getMessage("shop.v1.Order"))).toEqual([
    "list lines/lines shop.v1.Order.Line",
    "map price_by_currency/priceByCurrency shop.common.Money",
    "map notes/notes STRING",
    "message created_at/createdAt google.protobuf.Timestamp",
    "scalar card_number/cardNumber STRING in payment",
    "message cash/cash shop.common.Money in payment",
    "optional scalar gift_wrap/giftWrap INT32",
    "enum color/color shop.common.Color",
    "message extra/extra google.protobuf.Struct",
    "message detail/detail google.protobuf.Any",
    "message rate/rate shop.common.Money.Rate",
    "list packed_ints/packedInts INT32",
    "map states/states shop.v1.Order.Line.State",
  ]);
  expect(outline(registry.getMessage("shop.v1.Order.Line"))).toEqual([
    "scalar sku/sku STRING",
    "scalar how_many/howMany INT32",
    "enum state/state shop.v1.Order.Line.State",
    "map parts/parts shop.v1.Order.Line",
    "message all_parts/allParts shop.v1.Order.Line.Parts",
  ]);
  expect(outline(registry.getMessage("google.protobuf.Struct"))).toEqual([
    "map fields/fields google.protobuf.Value",
  ]);
  const shop = registry.getService("shop.v1.Shop");
  expect(shop?.method["clear"]?.input.typeName).toBe("google.protobuf.Empty");
  expect(shop?.method["watch"]?.methodKind).toBe("server_streaming");
});

test("every kind of repair is told, once for each file", async () => {
  const { notes } = await reflect(["shop.proto"]);
  expect(notes).toEqual([
    expect.stringMatching(/^google_protobuf\.proto: it is a partial copy of the standard/),
    expect.stringMatching(/^shop\.v1\.Order: giftWrap lost the word "optional"$/),
    expect.stringMatching(
      /^shop_v1\.proto: the entries of 4 maps were misnamed: shop\.v1\.Order\./,
    ),
    expect.stringMatching(/^shop_v1\.proto: 12 type names were not written in full$/),
    expect.stringMatching(/^shop_common\.proto: 1 type name was not written in full$/),
    expect.stringMatching(/^shop_v1\.proto: 5 imports were missing: google\/protobuf\//),
  ]);
});

test("a service without a package is found", async () => {
  const { registry, services } = await reflect(["bare.proto"]);
  expect(services).toEqual(["Bare"]);
  expect(outline(registry.getService("Bare")?.method["do"]?.input)).toEqual([
    "map things/things Thing",
    "message price/price shop.common.Money",
    "list someNames/someNames STRING",
  ]);
});

test("proto2 is proto2 again, and an extension no field", async () => {
  const { registry, notes } = await reflect(["old.proto"], { keepCase: true });
  const request = registry.getMessage("old.Request");
  expect(outline(request)).toEqual([
    "scalar a_name/aName STRING",
    "scalar a_number/aNumber INT32",
    "message extra/extra old.Request.Extra",
    "enum kind/kind old.Kind",
    "list packed_ints/packedInts INT32",
  ]);
  expect(request?.field["extra"]).toMatchObject({ delimitedEncoding: true });
  const aNumber = request?.field["aNumber"];
  expect(aNumber?.fieldKind === "scalar" && aNumber.getDefaultValue()).toBe(7);
  expect(registry.getEnum("old.Kind")?.open).toBe(false);
  expect(registry.getExtension("old.extended")?.extendee.typeName).toBe("old.Request");
  expect(notes.join()).toMatch(/which of its fields are required is not known/);
});

test("packages that import each other are taken apart", async () => {
  const { registry, notes } = await reflect(["circle-c.proto"]);
  const grow = registry.getService("circle.a.Tree")?.method["grow"];
  expect(outline(grow?.input)).toEqual(["map branches/branches circle.b.Branch"]);
  expect(outline(grow?.output)).toEqual([
    "scalar name/name STRING",
    "list leaves/leaves circle.a.Leaf",
  ]);
  expect(notes.join()).toMatch(/import one another in a circle; it was taken apart/);
});
