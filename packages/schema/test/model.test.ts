import { describe, expect, test } from "vitest";
import {
  commentOf,
  describeMessage,
  describeMethod,
  describeService,
  type FieldModel,
} from "../src/index.ts";
import { message, method, playground } from "./schemas.ts";

function field(typeName: string, name: string): FieldModel {
  const model = describeMessage(message(typeName)).fields.get(name);
  if (!model) throw new Error(`no field ${name}`);
  return model;
}

describe("a form model", () => {
  test("has the name, number, type and comment of each field", () => {
    expect(field("greet.HelloRequest", "name")).toMatchObject({
      name: "name",
      number: 1,
      type: "string",
      comment: "Whom to greet.",
      presence: "implicit",
      control: { kind: "string" },
    });
  });

  test.each([
    ["greet.DelayedReply", "request", "repeated HelloRequest"],
    ["shapes.Collections", "by_string", "map<string, int32>"],
    ["shapes.Collections", "messages_by_fixed32", "map<fixed32, Scalars>"],
    ["shapes.Tree", "nested", "Tree.Nested"],
    ["shapes.WellKnown", "timestamp", "Timestamp"],
    ["shapes.Scalars", "sint64", "sint64"],
  ])("labels %s.%s as %s", (typeName, name, label) => {
    expect(field(typeName, name).type).toBe(label);
  });

  test.each([
    ["shapes.Scalars", "string", "implicit"],
    ["shapes.Optionals", "string", "explicit"],
    ["shapes.Choices", "text", "oneof"],
    ["shapes.Collections", "longs", "collection"],
    ["legacy.Legacy", "must", "required"],
    ["legacy.Legacy", "number", "explicit"],
    ["modern.Modern", "explicit", "explicit"],
    ["modern.Modern", "implicit", "implicit"],
    ["my_package.Displacement", "start", "explicit"],
  ])("%s.%s has %s presence", (typeName, name, presence) => {
    expect(field(typeName, name).presence).toBe(presence);
  });

  test("knows what an unset proto2 field reads as", () => {
    expect(field("legacy.Legacy", "number").default).toBe(7);
    expect(field("legacy.Legacy", "text").default).toBe("seven");
    expect(field("legacy.Legacy", "level").default).toBe(5);
    expect(field("legacy.Legacy", "long").default).toBe(-9n);
  });

  test("keeps fields and oneofs in the order of the file", () => {
    const { members } = describeMessage(message("shapes.Choices"));
    expect(members.map(({ kind, name }) => [kind, name])).toEqual([
      ["oneof", "choice"],
      ["field", "beside"],
      ["oneof", "other"],
    ]);
  });

  test("is made once for a descriptor, and opens recursion only when asked", () => {
    const tree = describeMessage(message("shapes.Tree"));
    expect(describeMessage(message("shapes.Tree"))).toBe(tree);
    const left = tree.fields.get("left")?.control;
    expect(left?.kind === "message" && left.model()).toBe(tree);
  });

  test("has enum values with numbers, aliases and comments", () => {
    const { control } = field("shapes.Scalars", "colour");
    const values = control.kind === "enum" ? control.values : [];
    expect(values.map(({ name, number, comment }) => [name, number, comment])).toEqual([
      ["COLOUR_UNSPECIFIED", 0, "No colour at all."],
      ["COLOUR_RED", 1, ""],
      ["COLOUR_GREEN", 2, ""],
      ["COLOUR_VERDANT", 2, "The same number as green."],
      ["COLOUR_DARK", -1, ""],
    ]);
  });
});

describe("documentation", () => {
  test("comes from the .proto for service, method, message, field, enum and value", () => {
    const sayHello = method("greet.Greeter/SayHello");
    const category = playground.getEnum("BookCategory");
    expect(commentOf(sayHello.parent)).toBe("One service, all four RPC types.");
    expect(commentOf(sayHello)).toBe("Greets somebody once.");
    expect(commentOf(message("greet.HelloRequest"))).toBe("Who to greet, and how.");
    expect(category && commentOf(category)).toContain("The shelves there are.");
    expect(category?.values[1] && commentOf(category.values[1])).toBe(
      "Starships and strange physics.",
    );
  });

  test("keeps the paragraphs of a long comment", () => {
    const { comment } = describeMethod(
      method("my_package.DisplacementService/computeDisplacement"),
    );
    expect(comment.split("\n\n")).toHaveLength(2);
  });

  test("says which end of a method streams", () => {
    expect(describeMethod(method("greet.Greeter/InteractingHello"))).toMatchObject({
      kind: "bidi_streaming",
      input: "stream HelloRequest",
      output: "stream HelloReply",
    });
    expect(describeService(method("greet.Greeter/SayHello").parent).methods).toHaveLength(4);
  });

  test("marks what is deprecated", () => {
    expect(field("shapes.Awkward", "old").deprecated).toBe(true);
    expect(field("shapes.Awkward", "renamed").deprecated).toBe(false);
  });
});
