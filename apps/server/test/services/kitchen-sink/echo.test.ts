import {
  create,
  fromBinary,
  isFieldSet,
  setExtension,
  toBinary,
  type DescMessage,
} from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { anyPack, TimestampSchema } from "@bufbuild/protobuf/wkt";
import { createClient } from "@connectrpc/connect";
import { BadRequestSchema } from "@grpc-playground/gen/google/rpc/error_details_pb";
import {
  EverythingSchema,
  ItemSchema,
  KitchenSink,
} from "@grpc-playground/gen/playground/v1/kitchen_sink_pb";
import {
  finishing_heat,
  Heat,
  LegacySchema,
  lucky_numbers,
  nickname,
  Review_more_reviews,
  Review_review,
  ReviewSchema,
  stamp,
} from "@grpc-playground/gen/playground/v1/legacy_pb";
import {
  ModernSchema,
  PartSchema,
  remark,
  spare_parts,
} from "@grpc-playground/gen/playground/v1/modern_pb";
import { PresenceSchema } from "@grpc-playground/gen/playground/v1/shapes_pb";
import { arbitraryMessage } from "@grpc-playground/schema/test-support";
import { Client as GrpcClient, credentials } from "@grpc/grpc-js";
import * as fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { carried, echo, echoes, hex, sharedPlayground, ways } from "./sink.ts";

const playground = sharedPlayground();

test("there is an echo for every shape", () => {
  expect(echoes.map(({ name }) => name)).toEqual([
    "EchoEverything",
    "EchoScalars",
    "EchoPresence",
    "EchoCollections",
    "EchoMaps",
    "EchoChoices",
    "EchoTree",
    "EchoWellKnown",
    "EchoLegacy",
    "EchoModern",
    "EchoRetired",
    "EchoLatest",
  ]);
});

describe.each(Object.entries(ways))("%s", (way, connect) => {
  test.each(echoes)("$name sends back any message as it came", async (method) => {
    const transport = connect(playground());
    await fc.assert(
      fc.asyncProperty(arbitraryMessage(method.input), async (message) => {
        const answer = await echo(transport, method, message);
        const wanted = carried(way, method.input, message);
        expect(hex(method.output, answer)).toBe(hex(method.input, wanted));
      }),
      { numRuns: 15 },
    );
  });

  test("an Any comes back, and so do extensions", async () => {
    const client = createClient(KitchenSink, connect(playground()));
    const item = create(ItemSchema, { title: "lamp", tags: ["", "bright"] });
    const extra = anyPack(ItemSchema, item);
    expect((await client.echoEverything({ extra })).extra).toEqual(extra);
    const wellKnown = await client.echoWellKnown({
      any: anyPack(TimestampSchema, create(TimestampSchema, { seconds: 1n })),
      anys: [extra, anyPack(EverythingSchema, create(EverythingSchema, { extra }))],
    });
    expect(wellKnown.anys[0]).toEqual(extra);

    const legacy = extendedLegacy();
    expect(hex(LegacySchema, await client.echoLegacy(legacy))).toBe(hex(LegacySchema, legacy));
    const modern = extendedModern();
    expect(hex(ModernSchema, await client.echoModern(modern))).toBe(hex(ModernSchema, modern));
  });

  test("what is set to its default is still set", async () => {
    const client = createClient(KitchenSink, connect(playground()));
    const zeros = fromBinary(PresenceSchema, Uint8Array.of(0x18, 0, 0x68, 0, 0x72, 0));
    const answer = await client.echoPresence(zeros);
    const set = PresenceSchema.fields.filter((field) => isFieldSet(answer, field));
    expect(set.map(({ name }) => name)).toEqual(["an_int32", "a_bool", "a_string"]);
    const { contact } = await client.echoEverything({ contact: { case: "email", value: "" } });
    expect(contact).toEqual({ case: "email", value: "" });
  });
});

/** A Legacy with each of its extensions. */
function extendedLegacy() {
  const legacy = create(LegacySchema, { title: "soup", revision: 0, heat: Heat.LOW });
  setExtension(legacy, nickname, "");
  setExtension(legacy, lucky_numbers, [7n, -(2n ** 63n)]);
  setExtension(legacy, finishing_heat, Heat.HIGH);
  setExtension(legacy, stamp, Uint8Array.of(0, 255));
  const review = create(ReviewSchema, { author: "Ann", stars: 0 });
  setExtension(legacy, Review_review, review);
  setExtension(legacy, Review_more_reviews, [create(ReviewSchema), review]);
  return legacy;
}

/** A Modern with each of its extensions. */
function extendedModern() {
  const modern = create(ModernSchema, { requiredText: "" });
  setExtension(modern, remark, "fine");
  const part = create(PartSchema, { name: "nut", inner: create(PartSchema, { left: 1 }) });
  setExtension(modern, spare_parts, [part, create(PartSchema)]);
  return modern;
}

const asIs = (bytes: Buffer) => bytes;

/** Fields of every wire type that no message here has. */
const unknown = new BinaryWriter()
  .tag(3001, WireType.Varint)
  .uint64(2n ** 64n - 1n)
  .tag(3002, WireType.Bit64)
  .fixed64(1n)
  .tag(3003, WireType.LengthDelimited)
  .string("who knows")
  .tag(3004, WireType.StartGroup)
  .tag(1, WireType.Varint)
  .int32(1)
  .tag(3004, WireType.EndGroup)
  .tag(3005, WireType.Bit32)
  .fixed32(1)
  .finish();

/** The required fields of the messages that have any. */
const required: Record<string, Uint8Array> = {
  EchoLegacy: toBinary(LegacySchema, create(LegacySchema, { title: "t", revision: 2 })),
  EchoModern: toBinary(ModernSchema, create(ModernSchema, { requiredText: "t" })),
};

describe.each(echoes)("$name, byte for byte", (method) => {
  const path = `/${method.parent.typeName}/${method.name}`;
  const bytes = Buffer.concat([required[method.name] ?? Buffer.alloc(0), unknown]);

  test("keeps unknown fields over gRPC", async () => {
    const channel = new GrpcClient(
      `127.0.0.1:${playground().grpcPort}`,
      credentials.createInsecure(),
    );
    onTestFinished(() => channel.close());
    const answer = await new Promise<Buffer | undefined>((resolve, reject) => {
      channel.makeUnaryRequest(path, asIs, asIs, bytes, (error, value) => {
        if (error === null) resolve(value);
        else reject(error);
      });
    });
    expect(answer?.toString("hex")).toBe(bytes.toString("hex"));
  });

  test("keeps unknown fields over Connect", async () => {
    const answer = await fetch(`${playground().httpUrl}${path}`, {
      method: "POST",
      headers: { "content-type": "application/proto" },
      body: bytes,
    });
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).toString("hex")).toBe(bytes.toString("hex"));
  });
});

describe.each([
  ["EchoLegacy", LegacySchema, ["title", "revision"]],
  ["EchoModern", ModernSchema, ["required_text"]],
] as const)("%s without a required field", (name, desc, fields) => {
  test.each(fields)("is INVALID_ARGUMENT, and names %s", async (missing) => {
    const method = echoes.find((one) => one.name === name);
    const given = fields.filter((field) => field !== missing);
    // A client of protobuf-es would not write it, so the bytes are written by hand.
    const bytes = given.map((field) => fieldBytes(desc, field));
    const answer = await fetch(`${playground().httpUrl}/${KitchenSink.typeName}/${method?.name}`, {
      method: "POST",
      headers: { "content-type": "application/proto" },
      body: Buffer.concat(bytes),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: "invalid_argument",
      message: `${missing} is required, and missing`,
      details: [{ type: BadRequestSchema.typeName }],
    });
  });
});

function fieldBytes(desc: DescMessage, name: string): Uint8Array {
  const number = desc.fields.find((field) => field.name === name)?.number ?? 0;
  return name === "revision"
    ? new BinaryWriter().tag(number, WireType.Varint).int32(1).finish()
    : new BinaryWriter().tag(number, WireType.LengthDelimited).string("t").finish();
}
