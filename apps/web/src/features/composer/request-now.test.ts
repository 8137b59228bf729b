import { createRegistry } from "@bufbuild/protobuf";
import { Greeter, file_greet } from "@grpc-playground/gen/greet_pb";
import { expect, it } from "vitest";
import { noLab } from "./options/lab.ts";
import { withJson, withScript } from "./request-json.ts";
import { requestNow } from "./request-now.ts";
import { requestStore, type RequestState } from "./request-state.ts";

const registry = createRegistry(file_greet);
const { sayHello, chattyClientSaysHello } = Greeter.method;
const stateOf = (method: typeof sayHello | typeof chattyClientSaysHello) =>
  requestStore(method, registry).get();

function withRows(state: RequestState, ...rows: readonly [key: string, value: string][]) {
  const metadata = rows.map(([key, value], id) => ({ id, key, value }));
  return { ...state, options: { ...state.options, metadata } };
}

it("has the message in the form, as nobody has changed it", () => {
  const now = requestNow(stateOf(sayHello), sayHello, true);
  expect(now).toMatchObject({ from: "form", more: 0, metadata: [], issues: [] });
  expect(now.messages).toMatchObject([{ name: "World", greeting: "Hello" }]);
});

it("has the script's messages where the client streams, and the first fifty of many", () => {
  const texts = Array.from({ length: 60 }, (_, index) => `{"name":"${index}"}`);
  const state = withScript(stateOf(chattyClientSaysHello), texts);
  const now = requestNow(state, chattyClientSaysHello, true);
  expect(now).toMatchObject({ from: "script", more: 10 });
  expect(now.messages).toHaveLength(50);
  expect(now.messages[49]).toMatchObject({ name: "49" });
  // One message goes up in a unary call, whatever the script holds.
  expect(requestNow(state, sayHello, true)).toMatchObject({ from: "form", more: 0 });
});

it("says what keeps it from being sent, and where", () => {
  const broken = withJson(stateOf(sayHello), '{"name": 1}', registry);
  expect(requestNow(broken, sayHello, true).issues).toEqual([
    expect.stringMatching(/^JSON, line 1, column \d+: /),
  ]);
  const rows = withRows(stateOf(sayHello), ["grpc-status", "0"]);
  expect(requestNow(rows, sayHello, true).issues).toEqual([
    expect.stringMatching(/^Metadata grpc-status: /),
  ]);
  const script = withScript(stateOf(chattyClientSaysHello), ["{}", "nothing"]);
  expect(requestNow(script, chattyClientSaysHello, true).issues).toEqual([
    expect.stringMatching(/^Message 2 of the script: JSON, line 1/),
  ]);
});

it("has each value of binary metadata by itself", () => {
  const state = withRows(stateOf(sayHello), ["a-bin", "AQ=="], ["a-bin", "Ag"], ["b", "1, 2"]);
  expect(requestNow(state, sayHello, true).metadata).toEqual([
    ["a-bin", "AQ"],
    ["a-bin", "Ag"],
    ["b", "1, 2"],
  ]);
});

it("has the lab's metadata only where the target obeys it", () => {
  const state = stateOf(sayHello);
  const seeded = { ...state, options: { ...state.options, lab: { ...noLab, seed: "7" } } };
  expect(requestNow(seeded, sayHello, true).metadata).toEqual([["x-lab-seed", "7"]]);
  expect(requestNow(seeded, sayHello, false).metadata).toEqual([]);
});
