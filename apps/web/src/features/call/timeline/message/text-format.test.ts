import { create, createRegistry, fromBinary, toBinary } from "@bufbuild/protobuf";
import { AnySchema, anyPack } from "@bufbuild/protobuf/wkt";
import { DelayedReplySchema, file_greet, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { StatusSchema } from "@grpc-playground/gen/google/rpc/status_pb";
import { BookCategory, RecommendationRequestSchema } from "@grpc-playground/gen/recommendations_pb";
import { expect, test } from "vitest";
import { textFormat } from "./text-format.ts";

const registry = createRegistry(file_greet);
const nothing = createRegistry();

test("fields, lists and messages within messages", () => {
  const message = create(DelayedReplySchema, {
    message: 'a "b"\n\\ é \u0001',
    request: [{ name: "Ada" }, { name: "Grace", greeting: "Hi" }],
  });
  expect(textFormat(DelayedReplySchema, message, registry)).toBe(
    [
      "# proto-message: greet.DelayedReply",
      'message: "a \\"b\\"\\n\\\\ é \\001"',
      "request {",
      '  name: "Ada"',
      "}",
      "request {",
      '  name: "Grace"',
      '  greeting: "Hi"',
      "}",
    ].join("\n"),
  );
});

test("enums are named, and numbers are as they are", () => {
  const message = create(RecommendationRequestSchema, {
    userId: -5,
    category: BookCategory.SCIENCE_FICTION,
    maxResults: 7,
  });
  const lines = textFormat(RecommendationRequestSchema, message, nothing).split("\n");
  expect(lines.slice(1)).toEqual(["user_id: -5", "category: SCIENCE_FICTION", "max_results: 7"]);
  const open = fromBinary(RecommendationRequestSchema, new Uint8Array([0x10, 99]));
  expect(textFormat(RecommendationRequestSchema, open, nothing)).toContain("category: 99");
});

test("an Any is expanded where its type is known, and is bytes where not", () => {
  const any = anyPack(HelloRequestSchema, create(HelloRequestSchema, { name: "Ada" }));
  const status = create(StatusSchema, { code: 5, details: [any] });
  expect(textFormat(StatusSchema, status, registry)).toContain(
    'details {\n  [type.googleapis.com/greet.HelloRequest] {\n    name: "Ada"\n  }\n}',
  );
  expect(textFormat(AnySchema, any, nothing)).toContain(
    'type_url: "type.googleapis.com/greet.HelloRequest"\nvalue: "\\n\\003Ada"',
  );
});

test("fields that the schema does not have stand under their numbers", () => {
  const all = create(DelayedReplySchema, { message: "x", request: [{ name: "y" }] });
  const known = fromBinary(HelloRequestSchema, toBinary(DelayedReplySchema, all));
  // Field 2 of the one is a message, of the other a string.
  expect(textFormat(HelloRequestSchema, known, nothing)).toContain('greeting: "\\n\\001y"');
  const bytes = new Uint8Array([0x18, 0x96, 0x01, 0x25, 1, 0, 0, 0, 0x2a, 1, 0x41]);
  const odd = fromBinary(HelloRequestSchema, bytes);
  expect(textFormat(HelloRequestSchema, odd, nothing).split("\n").slice(1)).toEqual([
    "3: 150",
    "4: 0x00000001",
    '5: "A"',
  ]);
});
