// Walks every method of every service that Google publishes: what a form is
// made of, and the form itself, have to take whatever real schemas hold.

import { createFileRegistry, equals, toBinary, type DescMethod } from "@bufbuild/protobuf";
import { googleProtoFiles } from "@grpc-playground/large-schema";
import {
  describeMessage,
  describeMethod,
  draftToMessage,
  exampleMessage,
  messageToDraft,
} from "@grpc-playground/schema";
import { messageToJson, parseJson } from "@grpc-playground/schema/json";
import { renderToString } from "react-dom/server";
import { expect, onTestFinished, test, vi } from "vitest";
import { FormTab } from "../src/features/composer/form/form-tab.tsx";
import { requestStore } from "../src/features/composer/request-state.ts";

// The walks take half a minute of a free core, and much more on a machine that has none.
const timeout = 400_000;

const { file: files } = googleProtoFiles();
const registry = createFileRegistry({
  $typeName: "google.protobuf.FileDescriptorSet",
  file: files,
});
const methods: readonly DescMethod[] = [...registry].flatMap((desc) =>
  desc.kind === "service" ? desc.methods : [],
);

/** What went wrong at which method, for all of them. */
function problemsOf(check: (method: DescMethod) => string | undefined): readonly string[] {
  return methods.flatMap((method) => {
    let problem: string | undefined;
    try {
      problem = check(method);
    } catch (error) {
      problem = String(error);
    }
    return problem === undefined ? [] : [`${method.parent.typeName}/${method.name}: ${problem}`];
  });
}

/**
 * React's development build takes a stack trace for each element that it makes.
 * That is a third to two thirds of the time where it makes millions, and nobody reads them.
 *
 * @returns what takes traces again
 */
function withoutStacks(): () => void {
  const before = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit");
  Object.defineProperty(Error, "stackTraceLimit", {
    configurable: true,
    get: () => 0,
    set: () => {},
  });
  return () => {
    if (before) Object.defineProperty(Error, "stackTraceLimit", before);
  };
}

test("the schema is as large as it is said to be", () => {
  const kinds = Object.groupBy([...registry], ({ kind }) => kind);
  expect(files.length).toBeGreaterThan(7_000);
  expect(kinds.message?.length).toBeGreaterThan(40_000);
  expect(kinds.service?.length).toBeGreaterThan(1_500);
  expect(methods.length).toBeGreaterThan(13_000);
});

test("an example of every method is the same message as a draft and as JSON", { timeout }, () => {
  const problems = problemsOf((method) => {
    const desc = method.input;
    expect(describeMethod(method).name).toBe(method.name);
    expect(describeMessage(desc, registry).fields.size).toBeGreaterThanOrEqual(desc.fields.length);
    const example = exampleMessage(desc);
    const { message, issues } = draftToMessage(messageToDraft(desc, example, { registry }));
    if (issues.length > 0) return `draft: ${JSON.stringify(issues)}`;
    if (!equals(desc, example, message)) return "the draft is another message than the example";
    const json = messageToJson(desc, message, { registry });
    if (!json.ok) return `JSON: ${json.message}`;
    const parsed = parseJson(desc, json.value, { registry });
    if (!parsed.ok) return `JSON: ${JSON.stringify(parsed.issues)}`;
    const [before, after] = [message, parsed.message].map((each) => toBinary(desc, each));
    return Buffer.compare(before ?? Buffer.of(), after ?? Buffer.of()) === 0
      ? undefined
      : "JSON gives other bytes";
  });
  expect(problems).toEqual([]);
});

test(
  "the form of every method opens without a complaint, and has all its fields",
  { timeout },
  () => {
    const complaints = vi.spyOn(console, "error").mockImplementation(() => undefined);
    onTestFinished(() => complaints.mockRestore());
    onTestFinished(withoutStacks());
    const problems = problemsOf((method) => {
      const form = renderToString(<FormTab whole store={requestStore(method, registry)} />);
      const [complaint] = complaints.mock.calls;
      complaints.mockClear();
      if (complaint !== undefined) return complaint.map(String).join(" ");
      const hidden = method.input.members.filter(({ name }) => !form.includes(`>${name}<`));
      return hidden.length === 0 || method.input.typeName.startsWith("google.protobuf.")
        ? undefined
        : `not in the form: ${hidden.map(({ name }) => name).join(", ")}`;
    });
    expect(problems).toEqual([]);
  },
);
