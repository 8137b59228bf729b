import { describe, expect, test } from "vitest";
import { messageTypesOf, urlOf } from "../../src/editors/index.ts";
import { chooseType, draftToMessage, newValue, messageControl } from "../../src/index.ts";
import { createDraft, updateDraft, type AnyDraft, type ValueDraft } from "../../src/index.ts";
import { message, playground, shapes } from "../schemas.ts";

const control = messageControl(message("google.protobuf.Any"), shapes);
const empty = newValue(control) as AnyDraft;
const url = (name: string) => `type.googleapis.com/${name}`;
const choose = (any: AnyDraft, to: string) => chooseType(any, to, shapes);
const withContent = (any: AnyDraft, content: ValueDraft): AnyDraft => ({ ...any, content });

describe("the types that an Any may hold", () => {
  const names = messageTypesOf(playground).map(({ typeName }) => typeName);

  test("are the target's own before google's, and no entries of maps", () => {
    expect(names).toContain("playground.v1.Phone");
    expect(names.indexOf("my_package.Point")).toBeLessThan(names.indexOf("google.protobuf.Any"));
    expect(names.indexOf("playground.v1.Phone")).toBeLessThan(names.indexOf("google.rpc.Status"));
    const health = names.indexOf("grpc.health.v1.HealthCheckRequest");
    expect(names.indexOf("playground.v1.Phone")).toBeLessThan(health);
    expect(names.filter((name) => name.endsWith("StockEntry"))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test("are named by a URL", () => {
    expect(urlOf(" a.B ")).toBe("type.googleapis.com/a.B");
    expect(urlOf("example.com/a.B")).toBe("example.com/a.B");
    expect(urlOf("")).toBe("");
  });
});

describe("choosing another type", () => {
  test("keeps what was typed in the former", () => {
    const choices = choose(empty, url("shapes.Choices"));
    const filled = withContent(choices, createDraft(message("shapes.Choices"), shapes));
    const other = choose(filled, url("google.protobuf.StringValue"));
    expect(other.content).toEqual({ kind: "text", text: "" });
    const back = choose(other, url("shapes.Choices"));
    expect(back.content).toBe(filled.content);
    expect(back.type).toBe(message("shapes.Choices"));
  });

  test("takes bytes along from one type that is not known to the next", () => {
    const bytes: ValueDraft = { kind: "bytes", encoding: "hex", text: "0a 00" };
    const one = withContent(choose(empty, "x/none.Such"), bytes);
    const two = choose(one, "x/none.SuchEither");
    expect(two).toMatchObject({ url: "x/none.SuchEither", content: bytes });
    // They are still there after a type that is known.
    const known = choose(two, url("shapes.Tree"));
    expect(choose(known, "x/none.SuchEither").content).toBe(bytes);
  });

  test("knows bytes that are not of their type from those in a BytesValue", () => {
    const bytes: ValueDraft = { kind: "bytes", encoding: "hex", text: "ff" };
    const wrong: AnyDraft = {
      kind: "any",
      url: url("shapes.Tree"),
      type: undefined,
      content: bytes,
    };
    const away = choose(wrong, url("google.protobuf.BytesValue"));
    expect(away.type?.name).toBe("BytesValue");
    expect(choose(away, url("shapes.Tree"))).toMatchObject({ type: undefined, content: bytes });
    const wrapped = withContent(away, bytes);
    const back = choose(choose(wrapped, url("shapes.Tree")), url("google.protobuf.BytesValue"));
    expect(back).toMatchObject({ content: bytes });
    expect(back.type?.name).toBe("BytesValue");
  });
});

test("an Any whose type is neither known nor a URL is not sent", () => {
  const desc = message("shapes.WellKnown");
  const draft = updateDraft(createDraft(desc, shapes), ["any"], () => choose(empty, "Nobody"));
  const [issue] = draftToMessage(draft).issues;
  expect(issue).toMatchObject({ at: "any", path: ["any"] });
  expect(issue?.message).toContain('This schema has no message "Nobody".');
});
