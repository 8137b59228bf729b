import { create, createRegistry, toBinary } from "@bufbuild/protobuf";
import { file_greet, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import {
  BadRequestSchema,
  RetryInfoSchema,
} from "@grpc-playground/gen/google/rpc/error_details_pb";
import { expect, test } from "vitest";
import { readDetail } from "./error-detail.ts";

const nothing = createRegistry();

test("details of google.rpc are read though the target never named them", () => {
  const bad = create(BadRequestSchema, {
    fieldViolations: [{ field: "name", description: "too short" }],
  });
  const read = readDetail(
    { type: "google.rpc.BadRequest", value: toBinary(BadRequestSchema, bad) },
    nothing,
  );
  expect(read.purpose).toBe("Which fields of the request are wrong, and how");
  expect(read.content).toEqual({
    kind: "json",
    value: { field_violations: [{ field: "name", description: "too short" }] },
    raw: new Map(),
  });
  const retry = toBinary(
    RetryInfoSchema,
    create(RetryInfoSchema, { retryDelay: { seconds: 3n, nanos: 0 } }),
  );
  expect(readDetail({ type: "google.rpc.RetryInfo", value: retry }, nothing).content).toEqual({
    kind: "json",
    value: { retry_delay: "3s" },
    raw: new Map(),
  });
});

test("a type of the target's own is read with its schema", () => {
  const value = toBinary(HelloRequestSchema, create(HelloRequestSchema, { name: "Ada" }));
  const detail = { type: "greet.HelloRequest", value };
  expect(readDetail(detail, createRegistry(file_greet)).content).toEqual({
    kind: "json",
    value: { name: "Ada" },
    raw: new Map(),
  });
  expect(readDetail(detail, nothing).content).toMatchObject({
    kind: "raw",
    bytes: new Uint8Array([0x0a, 0x03, 0x41, 0x64, 0x61]),
  });
});

test("bytes that are not of their type are shown as they are, with the reason", () => {
  const value = new Uint8Array([0x0a, 0x7f]);
  const { content } = readDetail({ type: "google.rpc.Help", value }, nothing);
  expect(content).toMatchObject({ kind: "raw", bytes: value });
  expect(content.kind === "raw" && content.reason).toContain("do not decode");
});
