import { create, createRegistry } from "@bufbuild/protobuf";
import { AnySchema, anyPack } from "@bufbuild/protobuf/wkt";
import { file_greet, HelloReplySchema, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { compactJson, messageJson } from "./message-json.ts";

const registry = createRegistry(file_greet);

test("a message is one line of JSON", () => {
  const message = create(HelloRequestSchema, { name: "Ada", greeting: 'say "hi"\n' });
  expect(compactJson(HelloRequestSchema, message, 20, registry)).toBe(
    '{"name":"Ada","greeting":"say \\"hi\\"\\n"}',
  );
});

test("an Any is unpacked when its type is known, and else says what is missing", () => {
  const any = anyPack(HelloReplySchema, create(HelloReplySchema, { message: "hi" }));
  expect(messageJson(AnySchema, any, registry)).toEqual({
    ok: true,
    value: { "@type": "type.googleapis.com/greet.HelloReply", message: "hi" },
  });
  const unknown = messageJson(AnySchema, any, createRegistry());
  expect(unknown).toMatchObject({ ok: false });
  expect(compactJson(AnySchema, any, 30, createRegistry())).toContain("not shown as JSON");
});

test("a large message is not written out in a row", () => {
  const message = create(HelloReplySchema, { message: "x" });
  expect(compactJson(HelloReplySchema, message, 10_000_000, registry)).toContain("open it");
});
