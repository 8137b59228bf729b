import { create, createFileRegistry, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import {
  createDraft,
  describeMessage,
  draftToMessage,
  exampleMessage,
  messageToDraft,
} from "../src/index.ts";
import { messageToJson, parseJson } from "../src/json/index.ts";
import { refusal, set, written } from "./by-hand.ts";
import { message, playground } from "./schemas.ts";

// The second half of peers-bugs.test.ts: what people ask of a form.

const schemaOf = (messageType: readonly object[]) =>
  createFileRegistry(
    create(FileDescriptorSetSchema, {
      file: [{ name: "a.proto", syntax: "proto3", messageType: [...messageType] }],
    }),
  );
const holding = (typeName: string) => ({
  name: typeName === ".Bar" ? "Foo" : "Bar",
  field: [{ name: typeName === ".Bar" ? "bar" : "foo", number: 1, label: 1, type: 11, typeName }],
});
const typeOf = (types: ReturnType<typeof schemaOf>, name: string) => {
  const desc = types.getMessage(name);
  if (!desc) throw new Error(`no ${name}`);
  return desc;
};

describe("help with forms", () => {
  test("Kreya #74: a oneof is one member with all of its fields, and none of them left out", () => {
    const choices = message("shapes.Choices");
    const oneofs = describeMessage(choices).members.filter(({ kind }) => kind === "oneof");
    const fields = oneofs.flatMap((member) => (member.kind === "oneof" ? member.fields : []));
    expect(oneofs.map(({ name }) => name)).toEqual(["choice", "other"]);
    expect(fields.map(({ name }) => name)).toEqual(
      choices.fields.filter(({ oneof }) => oneof).map(({ name }) => name),
    );
  });

  test("Kreya #74: two fields of one oneof in JSON are refused, and the oneof is named", () => {
    expect(refusal(message("shapes.Choices"), '{"number": 1, "text": "a"}')).toContain(
      "in the oneof choice, which holds one of them",
    );
  });

  test("Bruno #6896: a field that the message does not have is an error with a hint, not silence", () => {
    const parsed = parseJson(message("HeyHow"), '{\n  "count": 1,\n  "mgs": "hi"\n}');
    expect(parsed).toMatchObject({
      ok: false,
      issues: [{ line: 3, column: 3, message: 'HeyHow has no field "mgs". Did you mean "msg"?' }],
    });
    const nested = '{"any": {"@type": "type.googleapis.com/shapes.Person", "nmae": ""}}';
    expect(refusal(message("shapes.WellKnown"), nested)).toContain('Person has no field "nmae"');
  });

  test("BloomRPC #69: a message that holds itself has a form, an example and JSON", () => {
    const field = [{ name: "message", number: 1, label: 1, type: 11, typeName: ".Message" }];
    const types = schemaOf([{ name: "Message", field }]);
    const desc = typeOf(types, "Message");
    const control = describeMessage(desc, types).fields.get("message")?.control;
    expect(control?.kind === "message" && control.model()).toBe(describeMessage(desc, types));
    expect(toBinary(desc, exampleMessage(desc)).length).toBeLessThan(20);
    const inner = set(createDraft(desc, types), ["message"], createDraft(desc, types));
    const draft = set(inner, ["message", "message"], createDraft(desc, types));
    expect(written(draft)).toEqual({ message: { message: {} } });
  });

  test("BloomRPC #69, #113: so have two messages that hold each other", () => {
    const types = schemaOf([holding(".Bar"), holding(".Foo")]);
    const desc = typeOf(types, "Foo");
    const foo = describeMessage(desc, types);
    const bar = foo.fields.get("bar")?.control;
    const back = bar?.kind === "message" ? bar.model().fields.get("foo")?.control : undefined;
    expect(back?.kind === "message" && back.model()).toBe(foo);
    expect(toBinary(desc, exampleMessage(desc)).length).toBeLessThan(20);
  });

  test("grpcurl #232: every method of the playground has a request to start from, which is valid", () => {
    const inputs = [...playground].flatMap((type) =>
      type.kind === "service" ? type.methods.map(({ input }) => input) : [],
    );
    expect(inputs.length).toBeGreaterThan(10);
    for (const input of inputs) {
      const example = exampleMessage(input);
      expect(draftToMessage(messageToDraft(input, example)).issues).toEqual([]);
      const json = messageToJson(input, example, { registry: playground });
      if (!json.ok) throw new Error(json.message);
      const back = parseJson(input, json.value, { registry: playground });
      expect(back.ok && toBinary(input, back.message)).toEqual(toBinary(input, example));
      // An example of nothing would help nobody, unless the message has no fields.
      expect(json.value === "{}").toBe(input.fields.length === 0);
    }
  });
});
