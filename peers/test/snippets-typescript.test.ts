import { writers } from "@grpc-playground/snippets/write";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Recorder, startRecorder } from "../support/recorder/recorder.ts";
import {
  awkwardCalls,
  comparable,
  expected,
  snippetOf,
} from "../support/snippets/awkward-calls.ts";
import {
  makeTypeScriptFolder,
  type TypeScriptFolder,
} from "../support/snippets/typescript-folder.ts";

let recorder: Recorder;
let folder: TypeScriptFolder;
beforeAll(async () => {
  folder = makeTypeScriptFolder();
  recorder = await startRecorder();
});
afterAll(async () => {
  folder[Symbol.dispose]();
  await recorder[Symbol.asyncDispose]();
});

const typescript = writers.filter(({ language }) => language === "typescript");

/** Calls that a library cannot make, by its own words. */
const refusals = new Map([
  ["connect-web: many messages up", /fetch cannot send a stream/],
  ["connect-web: no message up", /fetch cannot send a stream/],
  ["connect-web: messages both ways", /fetch cannot send a stream/],
  ["connect-web: a name with an underscore", /fetch cannot send a stream/],
  ["grpc-js: groups and extensions of proto2", /no place for extensions/],
]);

const cases = typescript.flatMap((writer) =>
  awkwardCalls.map((call) => ({ title: `${writer.id}: ${call.name}`, writer, call })),
);

describe("a program sends what was asked for", () => {
  test.for(cases.filter(({ title }) => !refusals.has(title)))("$title", async (each) => {
    const { title, writer, call } = each;
    const snippet = snippetOf(call, recorder);
    expect(writer.supports(snippet)).toBeUndefined();
    const { code, stderr } = await folder.run(title.replaceAll(/\W+/g, "-"), writer.write(snippet));
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const recorded = recorder.take().map((made) => comparable(made, recorder));
    expect(recorded).toEqual([expected(call, recorder)]);
  });
});

test.for(cases.filter(({ title }) => refusals.has(title)))(
  "$title: a library that cannot says why",
  ({ title, writer, call }) => {
    expect(writer.supports(snippetOf(call, recorder))).toMatch(refusals.get(title) ?? /^$/);
  },
);

test.for(typescript.map((writer) => [writer.id, writer] as const))(
  "an error is printed with its code and its message: %s, over TLS to a server without",
  async ([id, writer]) => {
    const [call] = awkwardCalls;
    if (call === undefined) throw new Error("there are no calls");
    const http = { baseUrl: recorder.http.replace("http:", "https:"), isKnown: true };
    const program = writer.write({ ...snippetOf(call, recorder), tls: true, http });
    const { code, stdout, stderr } = await folder.run(`${id}-tls`, program);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^(Unavailable|UNAVAILABLE|Internal|Unknown): \S/m);
    // A page has no exit code.
    expect(code).toBe(id === "connect-web" ? 0 : 1);
    expect(recorder.take()).toEqual([]);
  },
);

test("the compiler has nothing to say against any of them", () => {
  expect(folder.typeErrors()).toBe("");
});
