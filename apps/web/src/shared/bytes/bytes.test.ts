import { create, toBinary } from "@bufbuild/protobuf";
import { DelayedReplySchema, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { CollectionsSchema } from "@grpc-playground/gen/playground/v1/shapes_pb";
import { describe, expect, test } from "vitest";
import { annotate } from "./annotate.ts";
import { byteWords } from "./byte-words.ts";
import { fieldAction } from "./field-keys.ts";
import { byteAfterKey } from "./hex-keys.ts";
import { markOf, marksIn } from "./marks.ts";
import { revealed, treeRows, untouched } from "./tree-rows.ts";
import { nodesAt } from "./walk.ts";

const none = new Map<string, number>();

const reply = toBinary(
  DelayedReplySchema,
  create(DelayedReplySchema, {
    message: "hi",
    request: [{ name: "Ada", greeting: "Hello" }, { name: "Bo" }],
  }),
);

/** An envelope of gRPC around a message. */
function enveloped(message: Uint8Array, flags = 0): Uint8Array {
  const bytes = new Uint8Array(5 + message.length);
  bytes[0] = flags;
  new DataView(bytes.buffer).setUint32(1, message.length);
  bytes.set(message, 5);
  return bytes;
}

const text = (value: string) => new TextEncoder().encode(value);

/** `08 01` so many times. */
const varints = (count: number) =>
  Uint8Array.from({ length: 2 * count }, (_, index) => (index % 2 === 0 ? 0x08 : 0x01));

describe("a tree of bytes", () => {
  test("every byte of an envelope and its message has a role, at its depth", () => {
    const tree = annotate(enveloped(reply), { framing: "grpc", schema: DelayedReplySchema });
    const marks = marksIn(tree, { start: 0, end: tree.bytes.length }, none, undefined);
    const roles = Array.from(marks, (code) => markOf(code).role?.[0] ?? "?").join("");
    // flags, size; tag, length, value; then two messages with fields of their own.
    expect(roles).toBe("fssss tlvv tl tlvvv tlvvvvv tl tlvv".replaceAll(" ", ""));
  });

  test("a range in the middle is marked as it is within the whole", () => {
    const tree = annotate(reply, { schema: DelayedReplySchema });
    const whole = marksIn(tree, { start: 0, end: reply.length }, none, undefined);
    for (let start = 0; start < reply.length; start++) {
      expect(marksIn(tree, { start, end: start + 3 }, none, undefined)[0]).toBe(whole[start]);
    }
  });

  test("each byte leads to the field that has it", () => {
    const tree = annotate(reply, { schema: DelayedReplySchema });
    const names = Array.from(reply, (_, at) => nodesAt(tree, at, none).at(-1)?.key);
    const runs = names.filter((name, at) => name !== names[at - 1]);
    expect(runs).toEqual(["1", "2", "2.1", "2.2", "2#1", "2#1.1"]);
  });

  test("a byte leads to the innermost field, and says what it is", () => {
    const tree = annotate(enveloped(reply), { framing: "grpc", schema: DelayedReplySchema });
    expect(nodesAt(tree, 16, none).map(({ name }) => name)).toEqual([
      "message 1",
      "request",
      "greeting",
    ]);
    expect(byteWords(tree, 16, none)).toBe("byte 16, 0x12: tag 0x12 = field 2, LEN: 2 << 3 | 2");
    expect(byteWords(tree, 18, none)).toBe('byte 18, 0x48: "H", value of greeting, byte 1 of 5');
    expect(byteWords(tree, 0, none)).toBe("byte 0, 0x00: flags 0x00: a message, not compressed");
  });

  test("the bytes of what is looked at shine, and those within it too", () => {
    const tree = annotate(reply, { schema: DelayedReplySchema });
    const request = nodesAt(tree, 4, none)[0];
    expect(request?.name).toBe("request");
    const marks = marksIn(tree, { start: 0, end: reply.length }, none, request);
    const lit = Array.from(marks, (code) => markOf(code).lit?.[0] ?? ".").join("");
    expect(lit).toBe(`....oo${"w".repeat(12)}......`);
  });

  test("trailers in a gRPC-Web body are header lines", () => {
    const tree = annotate(enveloped(text("grpc-status: 0\r\ngrpc-message: a%20b\r\n"), 0x80), {
      framing: "grpc-web",
    });
    const nodes = treeRows(tree, untouched).flatMap((row) =>
      row.kind === "node" ? [row.node] : [],
    );
    expect(nodes.map(({ name, value }) => [name, value])).toEqual([
      ["trailers", "5 + 37 bytes"],
      ["grpc-status", "0"],
      ["grpc-message", "a%20b"],
    ]);
    expect(nodes[2]?.how).toContain("a b");
  });

  test("JSON has its members, by bytes and not by characters", () => {
    const bytes = text('{"name":"Zoë","list":[1,{"a":null}],"last":true}');
    const tree = annotate(bytes, { json: true });
    const rows = treeRows(tree, untouched).flatMap((row) =>
      row.kind === "node" ? [row.node] : [],
    );
    expect(rows.map(({ name, value }) => [name, value])).toEqual([
      ["name", '"Zoë"'],
      ["list", "2 items"],
      ["[0]", "1"],
      ["[1]", "1 member"],
      ["a", "null"],
      ["last", "true"],
    ]);
    const last = rows.at(-1)?.span;
    expect(new TextDecoder().decode(bytes.subarray(last?.start, last?.end))).toBe('"last":true');
  });

  test("what is no JSON says where", () => {
    const rows = treeRows(annotate(text('{"a":tru}'), { json: true }), untouched);
    expect(rows).toMatchObject([{ kind: "problem", at: 5 }]);
  });

  test("bytes that break off are read as far as they go, and say so", () => {
    const tree = annotate(reply.subarray(0, 10), { schema: DelayedReplySchema });
    const rows = treeRows(tree, untouched);
    expect(rows.some((row) => row.kind === "problem")).toBe(true);
    expect(rows[0]).toMatchObject({ kind: "node", key: "1" });
  });

  test("without a schema there are readings, and another one may be chosen", () => {
    const inner = toBinary(HelloRequestSchema, create(HelloRequestSchema, { name: "Ada" }));
    const tree = annotate(Uint8Array.from([0x1a, inner.length, ...inner]));
    const [row] = treeRows(tree, untouched);
    const readings = row?.kind === "node" ? (row.node.readings ?? []) : [];
    const asMessage = readings.findIndex(({ as }) => as === "message");
    const asOther = readings.findIndex(({ as }) => as !== "message");
    expect(asMessage).toBeGreaterThanOrEqual(0);
    expect(asOther).toBeGreaterThanOrEqual(0);
    const rows = (reading: number) =>
      treeRows(tree, { ...untouched, choices: new Map([["3", reading]]) }).length;
    expect(rows(asMessage)).toBe(2);
    expect(rows(asOther)).toBe(1);
    // The bytes are drawn as they are read.
    const role = (reading: number) =>
      markOf(marksIn(tree, { start: 2, end: 3 }, new Map([["3", reading]]), undefined)[0] ?? 0)
        .role;
    expect(role(asMessage)).toBe("tag");
    expect(role(asOther)).toBe("value");
  });
});

describe("more fields than are shown at once", () => {
  const bytes = varints(1_200_000);

  test("a page of them is shown, with a way on", () => {
    const rows = treeRows(annotate(bytes), untouched);
    expect(rows).toHaveLength(501);
    expect(rows.at(-1)).toMatchObject({ kind: "leaf-to", way: "next", from: 1000 });
  });

  test("a range over the end of a page is marked on both sides", () => {
    const marks = marksIn(annotate(bytes), { start: 990, end: 1010 }, none, undefined);
    const roles = Array.from(marks, (code) => markOf(code).role?.[0] ?? "?").join("");
    expect(roles).toBe("tv".repeat(10));
  });

  test("a byte far behind is found, and its page shown, with ways on and back", () => {
    const tree = annotate(bytes);
    const { state, node } = revealed(tree, 2_000_001, untouched);
    expect(node).toMatchObject({ key: "1#1000000", span: { start: 2_000_000, end: 2_000_002 } });
    const rows = treeRows(tree, state);
    expect(rows).toHaveLength(502);
    expect(rows[0]).toMatchObject({ kind: "leaf-to", way: "previous", from: 1_999_000 });
    expect(rows[1]).toMatchObject({ key: "1#1000000" });
    expect(revealed(tree, 0, state).state.pages.size).toBe(0);
  });

  test("so it is with values of a packed list", () => {
    const steps = toBinary(
      CollectionsSchema,
      create(CollectionsSchema, { int32s: Array.from({ length: 40_000 }, (_, index) => index) }),
    );
    const tree = annotate(steps, { schema: CollectionsSchema });
    const { state, node } = revealed(tree, steps.length - 1, untouched);
    expect(node).toMatchObject({ name: "[39999]", value: "39999" });
    const rows = treeRows(tree, state);
    expect(rows).toHaveLength(1 + 1 + 500);
    expect(rows[1]).toMatchObject({ kind: "leaf-to", way: "previous" });
    expect(rows[2]).toMatchObject({ key: "3[39500]" });
  });
});

const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false });

describe("keys", () => {
  const size = { size: 20, width: 8, rows: 2 };

  test("arrows go over the bytes, and stay among them", () => {
    expect(byteAfterKey(key("ArrowRight"), undefined, size)).toBe(0);
    expect(byteAfterKey(key("ArrowRight"), 7, size)).toBe(8);
    expect(byteAfterKey(key("ArrowRight"), 19, size)).toBe(19);
    expect(byteAfterKey(key("ArrowDown"), 4, size)).toBe(12);
    expect(byteAfterKey(key("ArrowDown"), 13, size)).toBe(19);
    expect(byteAfterKey(key("ArrowDown"), 17, size)).toBe(17);
    expect(byteAfterKey(key("ArrowUp"), 3, size)).toBe(3);
    expect(byteAfterKey(key("Home"), 13, size)).toBe(8);
    expect(byteAfterKey(key("End"), 9, size)).toBe(15);
    expect(byteAfterKey(key("End", true), 9, size)).toBe(19);
    expect(byteAfterKey(key("PageUp"), 19, size)).toBe(3);
    expect(byteAfterKey(key("x"), 3, size)).toBeUndefined();
  });

  test("arrows walk the tree of fields, in and out of what opens", () => {
    const rows = treeRows(annotate(reply, { schema: DelayedReplySchema }), untouched);
    expect(rows.map(({ key: name }) => name)).toEqual(["1", "2", "2.1", "2.2", "2#1", "2#1.1"]);
    expect(fieldAction(rows, 1, "ArrowRight", 5)).toEqual({ do: "go", index: 2 });
    expect(fieldAction(rows, 1, "ArrowLeft", 5)).toEqual({ do: "toggle", index: 1, open: false });
    expect(fieldAction(rows, 3, "ArrowLeft", 5)).toEqual({ do: "go", index: 1 });
    expect(fieldAction(rows, 0, "ArrowRight", 5)).toBeUndefined();
    expect(fieldAction(rows, 5, "PageUp", 3)).toEqual({ do: "go", index: 2 });
    expect(fieldAction(rows, 2, "Enter", 5)).toEqual({ do: "press", index: 2 });
  });
});
