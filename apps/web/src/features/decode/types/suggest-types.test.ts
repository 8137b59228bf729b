import { create, createRegistry, toBinary } from "@bufbuild/protobuf";
import { DisplacementSchema } from "@grpc-playground/gen/displacement_pb";
import { HelloReplySchema, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { HeyHowSchema } from "@grpc-playground/gen/hey_how_pb";
import { StatusSchema } from "@grpc-playground/gen/google/rpc/status_pb";
import { describe, expect, test } from "vitest";
import { fit } from "./fit.ts";
import { nextTask } from "./rest.ts";
import { suggestTypes } from "./suggest-types.ts";

const types = [
  StatusSchema,
  HeyHowSchema,
  DisplacementSchema,
  HelloReplySchema,
  HelloRequestSchema,
];
const registry = createRegistry(...types);

async function namesFor(sample: Uint8Array, signal = new AbortController().signal) {
  const found = await suggestTypes({ sample, types, registry, signal, rest: nextTask });
  return found.map(({ typeName }) => typeName);
}

test("suggests the types that have every field of the bytes, and no other", async () => {
  const two = create(HelloRequestSchema, { name: "Ada", greeting: "Hello" });
  expect(await namesFor(toBinary(HelloRequestSchema, two))).toEqual(["greet.HelloRequest"]);
  const count = create(HeyHowSchema, { count: 5, msg: "hi" });
  // google.rpc.Status has the same two fields; a person's own type is likelier.
  expect(await namesFor(toBinary(HeyHowSchema, count))).toEqual(["HeyHow", "google.rpc.Status"]);
});

test("puts a type first that has nothing besides what is there", async () => {
  const one = create(HelloReplySchema, { message: "Hello" });
  const names = await namesFor(toBinary(HelloReplySchema, one));
  expect(names.slice(0, 2)).toEqual(["greet.HelloReply", "greet.HelloRequest"]);
});

test("looks into nested messages", () => {
  const there = create(DisplacementSchema, { start: { x: 1, y: 2 }, end: { x: 3 } });
  const bytes = toBinary(DisplacementSchema, there);
  expect(fit(bytes, DisplacementSchema, registry)?.known).toBe(5);
  // The points are no text: their tags are control characters, but UTF-8 all the same.
  expect(fit(bytes, HelloRequestSchema, registry)?.known).toBe(2);
});

describe("suggests nothing", () => {
  test("for bytes that break off", async () => {
    const two = create(HelloRequestSchema, { name: "Ada", greeting: "Hello" });
    expect(await namesFor(toBinary(HelloRequestSchema, two).subarray(0, 7))).toEqual([]);
  });

  test("for an empty message, which goes with every type", async () => {
    expect(await namesFor(new Uint8Array())).toEqual([]);
  });
});

test("a long message is told by its beginning", () => {
  const long = create(HelloRequestSchema, { name: "Ada", greeting: "x".repeat(100_000) });
  const bytes = toBinary(HelloRequestSchema, long);
  expect(fit(bytes, HelloRequestSchema, registry)?.known).toBe(1);
  expect(fit(bytes, HeyHowSchema, registry)).toBeUndefined();
});

test("gives up when nobody wants to know any more", async () => {
  const many = Array.from({ length: 200_000 }, () => HelloRequestSchema);
  const aborter = new AbortController();
  const sample = toBinary(HelloRequestSchema, create(HelloRequestSchema, { name: "Ada" }));
  const running = suggestTypes({
    sample,
    types: many,
    registry,
    signal: aborter.signal,
    rest: async () => aborter.abort(),
  });
  expect(await running).toEqual([]);
});
