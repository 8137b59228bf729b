import { create, createRegistry } from "@bufbuild/protobuf";
import { AnySchema, anyPack, TimestampSchema } from "@bufbuild/protobuf/wkt";
import { file_greet, HelloReplySchema, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { StatusSchema } from "@grpc-playground/gen/google/rpc/status_pb";
import { expect, test } from "vitest";
import { compactJson, messageJson } from "./message-json.ts";

const registry = createRegistry(file_greet);

test("a message is one line of JSON", () => {
  const message = create(HelloRequestSchema, { name: "Ada", greeting: 'say "hi"\n' });
  expect(compactJson(HelloRequestSchema, message, 20, registry)).toBe(
    '{"name":"Ada","greeting":"say \\"hi\\"\\n"}',
  );
});

test("an Any is unpacked when its type is known, and else its bytes are left to be read otherwise", () => {
  const any = anyPack(HelloReplySchema, create(HelloReplySchema, { message: "hi" }));
  expect(messageJson(AnySchema, any, registry)).toEqual({
    ok: true,
    value: { "@type": "type.googleapis.com/greet.HelloReply", message: "hi" },
    raw: new Map(),
  });
  const unknown = messageJson(AnySchema, any, createRegistry());
  const value = { "@type": "type.googleapis.com/greet.HelloReply", value: "CgJoaQ==" };
  expect(unknown).toMatchObject({ ok: true, value });
  if (!unknown.ok || typeof unknown.value !== "object" || unknown.value === null) return;
  expect(unknown.raw.get(unknown.value)).toEqual({
    type: "greet.HelloReply",
    bytes: any.value,
    reason: "Its type is not in the schema of this target.",
  });
});

test("what is around something without JSON is shown as ever", () => {
  const any = anyPack(HelloReplySchema, create(HelloReplySchema, { message: "hi" }));
  const status = create(StatusSchema, { code: 5, message: "no", details: [any, any] });
  const json = messageJson(StatusSchema, status, createRegistry());
  const detail = { "@type": "type.googleapis.com/greet.HelloReply", value: "CgJoaQ==" };
  expect(json).toMatchObject({
    ok: true,
    value: { code: 5, message: "no", details: [detail, detail] },
  });
  expect(json.ok && json.raw.size).toBe(2);
  // Beyond the year 9999, which ProtoJSON does not have.
  const late = create(TimestampSchema, { seconds: 999_999_999_999n, nanos: 3 });
  expect(messageJson(TimestampSchema, late, registry)).toMatchObject({
    value: { seconds: "999999999999", nanos: 3 },
  });
});

test("a large message is not written out in a row", () => {
  const message = create(HelloReplySchema, { message: "x" });
  expect(compactJson(HelloReplySchema, message, 10_000_000, registry)).toContain("open it");
});
