import { create, createFileRegistry } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import { DelayedReplySchema, Greeter, HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { messageToDraft } from "@grpc-playground/schema";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportScript } from "./export-script.ts";
import { importScript } from "./import-script.ts";
import { splitLines, splitValues } from "./json-pieces.ts";
import { emptyScript, withSteps } from "./script.ts";
import { messageOf } from "./step-message.ts";

const { input } = Greeter.method.interactingHello;
const read = (text: string) => {
  const { steps, issues } = importScript(input, text, undefined);
  return {
    steps: steps.map(({ draft, delay }) => [delay, messageOf(draft).message]),
    issues: issues.map(({ line, column, message }) => `${line}:${column} ${message}`),
  };
};
const hello = (name: string, greeting = "") => create(HelloRequestSchema, { name, greeting });

describe("an import reads", () => {
  test.each([
    ["an array", '[{"name": "Ada"}, {"name": "Grace"}]'],
    ["objects one after another, as grpcurl has them", '{"name": "Ada"}{"name":\n"Grace"}'],
    ["one object on each line", '{"name": "Ada"}\r\n\r\n{"name": "Grace"}\n'],
    ["several arrays", '[{"name": "Ada"}]\n[{"name": "Grace"}]'],
    ["a list without its brackets", '{"name": "Ada"},\n{"name": "Grace"},'],
  ])("%s", (_, text) => {
    expect(read(text)).toEqual({
      steps: [
        ["0ms", hello("Ada")],
        ["0ms", hello("Grace")],
      ],
      issues: [],
    });
  });

  test("delays beside messages, and messages without", () => {
    const text = `[
      {"delay": "1.5s", "message": {"name": "Ada"}},
      {"delay": 250, "message": {"name": "Grace"}},
      {"message": {"name": "Joan"}}
    ]`;
    expect(read(text)).toEqual({
      steps: [
        ["1.5s", hello("Ada")],
        ["250ms", hello("Grace")],
        ["0ms", hello("Joan")],
      ],
      issues: [],
    });
  });

  test("one message over lines that each begin with a brace", () => {
    const text = '{"request": [\n{"name": "Ada"},\n{"name": "Grace"}]}';
    expect(importScript(DelayedReplySchema, text, undefined)).toMatchObject({
      steps: [{ delay: "0ms" }],
      issues: [],
    });
  });

  test("nothing out of nothing", () => {
    expect(read(" \n\t ")).toEqual({ steps: [], issues: [] });
    expect(read("[]")).toEqual({ steps: [], issues: [] });
  });
});

describe("an import says what is wrong, by line and column of the whole text", () => {
  test("in each line, and reads the others", () => {
    const { steps, issues } = read(
      '{"name": "Ada"}\n{"nam": "Grace"}\n{"name": "Joan"\n{"name": 5}\n{"name": "Lin"}',
    );
    expect(steps.map(([, message]) => message)).toEqual([hello("Ada"), hello("Lin")]);
    expect(issues).toEqual([
      expect.stringMatching(/^2:2 HelloRequest has no field "nam"/),
      expect.stringMatching(/^3:16 A comma or } was expected/),
      expect.stringMatching(/^4:10 /),
    ]);
  });

  test("within an array and beside a delay", () => {
    const { issues } = read(
      '[\n  {"delay": "1s", "message": {"nam": ""}},\n  {"delay": "soon", "message": {}},\n  {"delay": "", "message": {}}\n]',
    );
    expect(issues).toEqual([
      expect.stringMatching(/^2:31 HelloRequest has no field "nam"/),
      expect.stringMatching(/^3:13 A delay is a text such as/),
      expect.stringMatching(/^4:13 A delay is a text such as/),
    ]);
  });

  test.each([
    ['[{"name": "Ada"}', /^1:17 A comma or ] was expected/],
    ["hello", /^1:1 "hello" is not a JSON value/],
    ['{"name": "Ada"} x', /^1:17 "x" is not/],
    ['{"name": "A\nda"}', /^1:/],
    ["]", /^1:1 /],
    ["12", /^1:1 HelloRequest is a message/],
    ['{"delay": "1s"}', /^1:2 HelloRequest has no field "delay"/],
  ])("for %j", (text, issue) => {
    expect(read(text).issues[0]).toMatch(issue);
  });
});

const anyScript = fc.array(
  fc.record({
    name: fc.string({ unit: "binary" }).filter((text) => text.isWellFormed()),
    greeting: fc.constantFrom("", "}", "{", '"', "\\", "],[", "{}{}", "\n"),
    delay: fc.constantFrom("", "0ms", "1.5s", "20"),
  }),
);

test("a field that JSON calls message is no message to be sent after a delay", () => {
  const file = create(FileDescriptorProtoSchema, {
    name: "note.proto",
    syntax: "proto3",
    messageType: [
      {
        name: "Note",
        field: [
          {
            name: "msg",
            jsonName: "message",
            number: 1,
            type: FieldDescriptorProto_Type.STRING,
            label: FieldDescriptorProto_Label.OPTIONAL,
          },
        ],
      },
    ],
  });
  const note = createFileRegistry(file, () => undefined).getMessage("Note");
  if (!note) throw new Error("there is no Note");
  expect(importScript(note, '{"message": "Ada"}', undefined).issues).toEqual([]);
});

test("a long run of white space costs no more than its length", () => {
  const text = `{"name": "Ada"}\n{${" ".repeat(2_000_000)}x`;
  expect(read(text).issues).toHaveLength(1);
});

test("what is exported is imported again", () => {
  fc.assert(
    fc.property(anyScript, (items) => {
      const steps = items.map(({ name, greeting, delay }) => ({
        draft: messageToDraft(input, hello(name, greeting)),
        json: undefined,
        delay,
      }));
      const exported = exportScript(withSteps(emptyScript, steps));
      if (!exported.ok) throw new Error(exported.message);
      const back = read(exported.value);
      expect(back.issues).toEqual([]);
      expect(back.steps.map(([, message]) => message)).toEqual(
        items.map(({ name, greeting }) => hello(name, greeting)),
      );
      // The items alone, one after another and one on each line, are the same messages.
      const objects = items.map(({ name, greeting }) => JSON.stringify({ name, greeting }));
      for (const glue of ["", "\n", " , "]) {
        expect(read(objects.join(glue)).steps.map(([, message]) => message)).toEqual(
          items.map(({ name, greeting }) => hello(name, greeting)),
        );
      }
    }),
  );
});

const bare = (part: string) => part.replaceAll(/[\s,]/g, "");

test("no text is lost between the pieces, whatever it is", () => {
  const text = fc.string({ unit: fc.constantFrom(...Array.from('{}[]",:\\ \nab1')) });
  fc.assert(
    fc.property(text, (any) => {
      for (const pieces of [splitValues(any), splitLines(any) ?? []]) {
        if (pieces.length === 0) continue;
        const kept = pieces.map(({ from, to }) => any.slice(from, to)).join("");
        expect(bare(kept)).toBe(bare(any));
      }
      // Whatever cannot be read is said.
      const { steps, issues } = read(any);
      const isEmpty = bare(any).replaceAll(/[[\]]/g, "") === "";
      expect(isEmpty || steps.length + issues.length > 0).toBe(true);
    }),
  );
});

test("a step that is no message, or has no JSON, is not exported as if it were", () => {
  const draft = messageToDraft(input, hello("Ada"));
  const script = withSteps(emptyScript, [
    { draft, json: undefined, delay: "" },
    { draft, json: undefined, delay: "soon" },
  ]);
  const exported = exportScript(script);
  expect(exported).toMatchObject({ ok: false, message: expect.stringContaining("Step 2") });
});
