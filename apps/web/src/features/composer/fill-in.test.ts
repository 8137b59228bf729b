import { Greeter } from "@grpc-playground/gen/greet_pb";
import { draftToMessage } from "@grpc-playground/schema";
import { expect, test } from "vitest";
import { withRequest, type FilledRequest } from "./fill-in.ts";
import { isJsonBroken, requestStore, type RequestState } from "./request-state.ts";

const fresh = () => requestStore(Greeter.method.sayHello).get();
const message = ({ draft }: RequestState) => draftToMessage(draft).message;
const request = (parts: Partial<FilledRequest>): FilledRequest => ({
  metadata: [],
  messages: [],
  deadlineMs: undefined,
  ...parts,
});

test("a request takes the place of all that was entered", () => {
  const before: RequestState = {
    ...fresh(),
    refused: ["something"],
    options: { ...fresh().options, metadata: [{ id: 7, key: "x-old", value: "1" }] },
  };
  const state = withRequest(
    before,
    request({
      metadata: [
        ["x-id", "1"],
        ["x-id", "2"],
      ],
      messages: ['{"name": "Ada"}'],
      deadlineMs: 2500,
    }),
    false,
  );
  expect(message(state)).toMatchObject({ name: "Ada", greeting: "" });
  expect(state).toMatchObject({
    tab: "form",
    refused: [],
    options: {
      metadata: [
        { id: 0, key: "x-id", value: "1" },
        { id: 1, key: "x-id", value: "2" },
      ],
      deadline: { text: "2500", unit: "ms" },
    },
  });
  expect(withRequest(state, request({ deadlineMs: 3000 }), false)).toMatchObject({
    options: { metadata: [], deadline: { text: "3", unit: "s" } },
  });
});

test("no message is an empty one", () => {
  expect(message(withRequest(fresh(), request({}), true))).toMatchObject({
    name: "",
    greeting: "",
  });
});

test("what is no message lands in the JSON tab as it is, and the form keeps what it held", () => {
  const state = withRequest(fresh(), request({ messages: ['{"name": 1}'] }), true);
  expect(isJsonBroken(state)).toBe(true);
  expect(state).toMatchObject({ tab: "json", json: { text: '{"name": 1}' } });
  expect(message(state)).toMatchObject({ name: "World" });
});

test("several messages become the script of a method that takes many", () => {
  const first = withRequest(fresh(), request({ messages: ["{}", '{"name": "Ada"}'] }), true);
  expect(first.tab).toBe("script");
  expect(first.script.steps.map(({ draft }) => draftToMessage(draft).message)).toMatchObject([
    { name: "" },
    { name: "Ada" },
  ]);
  const again = withRequest(first, request({ messages: ["{}", "{}"] }), true);
  const ids = [...first.script.steps, ...again.script.steps].map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
  expect(withRequest(again, request({ messages: ["{}"] }), true).tab).toBe("form");
});

test("several messages for a method that takes one are all kept, for a choice", () => {
  const state = withRequest(fresh(), request({ messages: ["{}", '{"name": "Ada"}'] }), false);
  expect(state).toMatchObject({ tab: "json", json: { text: '{}\n{"name": "Ada"}' } });
  expect(isJsonBroken(state)).toBe(true);
});
