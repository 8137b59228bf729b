import { Greeter } from "@grpc-playground/gen/greet_pb";
import { draftToMessage, updateDraft } from "@grpc-playground/schema";
import { describe, expect, test } from "vitest";
import { jsonOf, withJson, withScript } from "./request-json.ts";
import {
  canUndo,
  isJsonBroken,
  requestStore,
  withExample,
  withNothing,
  withUndone,
  type RequestState,
} from "./request-state.ts";

const method = Greeter.method.sayHello;
const fresh = () => requestStore(method).get();
const message = (state: RequestState) => draftToMessage(state.draft).message;
const jsonText = ({ draft, json }: RequestState) => jsonOf(draft, json, undefined).text;
const typed = (state: RequestState, field: string, text: string): RequestState => ({
  ...state,
  draft: updateDraft(state.draft, [field], () => ({ kind: "text", text })),
});

describe("the state of a request", () => {
  test("starts with an example that can be sent at once", () => {
    expect(message(fresh())).toMatchObject({ name: "World", greeting: "Hello" });
  });

  test("is kept for each method", () => {
    const store = requestStore(method);
    const before = store.get();
    store.set(typed(before, "name", "Ada"));
    expect(message(requestStore(method).get())).toMatchObject({ name: "Ada" });
    expect(message(requestStore(Greeter.method.interactingHello).get())).toMatchObject({
      name: "World",
    });
    store.set(before);
  });

  test("is emptied and filled in again", () => {
    expect(message(withNothing(fresh()))).toMatchObject({ name: "", greeting: "" });
    expect(message(withExample(withNothing(fresh())))).toMatchObject({ name: "World" });
  });

  test("gives back what was typed before it was emptied or filled in", () => {
    const mine = typed(fresh(), "name", "Ada");
    expect(withUndone(withNothing(mine)).draft).toBe(mine.draft);
    expect(withUndone(withExample(withNothing(mine))).draft).toBe(mine.draft);
    expect(withUndone(withNothing(withExample(mine))).draft).toBe(mine.draft);
    const broken = withJson(mine, "{", undefined);
    expect(jsonText(withUndone(withNothing(broken)))).toBe("{");
  });

  test("has nothing to give back once something else was typed, or when all was an example", () => {
    expect(canUndo(withNothing(fresh()))).toBe(false);
    const emptied = withNothing(typed(fresh(), "name", "Ada"));
    expect(canUndo(emptied)).toBe(true);
    expect(canUndo(typed(emptied, "name", "Alan"))).toBe(false);
    expect(canUndo(withJson(emptied, "{", undefined))).toBe(false);
  });
});

describe("form and JSON", () => {
  test("are one message, whichever is edited", () => {
    const edited = withJson(fresh(), '{"name": "Ada"}', undefined);
    expect(message(edited)).toMatchObject({ name: "Ada", greeting: "" });
    expect(JSON.parse(jsonText(typed(edited, "greeting", "Good day")))).toEqual({
      name: "Ada",
      greeting: "Good day",
    });
  });

  test("the text stays as it was typed until the form changes", () => {
    const text = '{ "name":\n"Ada" }';
    const edited = withJson(fresh(), text, undefined);
    expect(jsonText(edited)).toBe(text);
    expect(jsonText(typed(edited, "name", "Alan"))).not.toBe(text);
  });

  test("text that is not a message is kept, and leaves the form as it was", () => {
    const broken = withJson(fresh(), '{"name": ', undefined);
    expect(isJsonBroken(broken)).toBe(true);
    expect(jsonText(broken)).toBe('{"name": ');
    expect(broken.draft).toBe(fresh().draft);
    expect(isJsonBroken(withJson(broken, '{"name": "x"}', undefined))).toBe(false);
  });
});

describe("messages for the script", () => {
  test("become steps at its end, and it is shown", () => {
    const first = withScript(fresh(), ['{"name": "Ada"}']);
    const both = withScript(first, ['{"name": "Grace"}']);
    expect(both.tab).toBe("script");
    expect(both.script.steps.map(({ draft }) => draftToMessage(draft).message)).toMatchObject([
      { name: "Ada" },
      { name: "Grace" },
    ]);
    expect(both.draft).toBe(fresh().draft);
  });

  test("are kept as they were typed when they are no messages", () => {
    const [step] = withScript(fresh(), ['{"nam": 1}']).script.steps;
    expect(step?.json).toMatchObject({ text: '{"nam": 1}', issues: [{ line: 1, column: 2 }] });
  });
});
