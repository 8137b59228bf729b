import { Greeter } from "@grpc-playground/gen/greet_pb";
import { createDraft, updateDraft } from "@grpc-playground/schema";
import { describe, expect, test } from "vitest";
import { formatDelay, parseDelay } from "./delay.ts";
import {
  addMessage,
  changeStep,
  duplicateStep,
  moveStep,
  removeStep,
  replaceSteps,
  toggleOpen,
} from "./edit-script.ts";
import { parseRepeat } from "./repeat.ts";
import { emptyScript, mostSteps, withSteps, type Script } from "./script.ts";
import { stepIssues, stepPreview } from "./step-message.ts";

const { input } = Greeter.method.interactingHello;
const hello = (name: string) =>
  updateDraft(createDraft(input), ["name"], () => ({ kind: "text", text: name }));
const add = (script: Script, name: string) =>
  addMessage(script, { draft: hello(name), json: undefined });
const three = ["Ada", "Grace", "Barbara"].reduce(add, emptyScript);
const names = ({ steps }: Script) =>
  steps.map(({ draft }) => {
    const name = draft.fields.get("name");
    return name?.kind === "text" ? name.text : undefined;
  });
const ids = ({ steps }: Script) => steps.map(({ id }) => id);

describe("a script", () => {
  test("grows by messages, the first at once and the others after a pause", () => {
    expect(names(three)).toEqual(["Ada", "Grace", "Barbara"]);
    expect(three.steps.map(({ delay }) => delay)).toEqual(["0ms", "500ms", "500ms"]);
    const slow = changeStep(three, 3, { delay: "2s" });
    expect(add(slow, "Joan").steps.at(-1)?.delay).toBe("2s");
  });

  test("takes the JSON along that was typed, unless the form has overtaken it", () => {
    const draft = hello("Ada");
    const json = { text: '{ "name": "Ada" }', issues: [], of: draft };
    const [step] = addMessage(emptyScript, { draft, json }).steps;
    expect(step?.json).toEqual({ ...json, of: step?.draft });
    const [other] = addMessage(emptyScript, { draft: hello("Grace"), json }).steps;
    expect(other?.json).toBeUndefined();
    const broken = { ...json, issues: [{ message: "no", from: 0, to: 1, line: 1, column: 1 }] };
    const [wrong] = addMessage(emptyScript, { draft: hello("Grace"), json: broken }).steps;
    expect(wrong?.json?.text).toBe(json.text);
  });

  test("keeps the id of a step wherever it goes", () => {
    const moved = moveStep(three, 1, 1);
    expect(names(moved)).toEqual(["Grace", "Ada", "Barbara"]);
    expect(ids(moved)).toEqual([2, 1, 3]);
    expect(moveStep(three, 1, -1)).toBe(three);
    expect(names(moveStep(three, 1, 100))).toEqual(["Grace", "Barbara", "Ada"]);
  });

  test("copies a step behind itself, under an id that nobody had", () => {
    const copied = duplicateStep(removeStep(three, 3), 1);
    expect(names(copied)).toEqual(["Ada", "Ada", "Grace"]);
    expect(ids(copied)).toEqual([1, 4, 2]);
  });

  test("lets a step be changed and removed, and leaves the others as they were", () => {
    const changed = changeStep(three, 2, { draft: hello("Joan") });
    expect(names(changed)).toEqual(["Ada", "Joan", "Barbara"]);
    expect(changed.steps[0]).toBe(three.steps[0]);
    expect(names(removeStep(three, 2))).toEqual(["Ada", "Barbara"]);
    expect(removeStep(three, 9)).toBe(three);
  });

  test("has one message open at most, and none that is gone", () => {
    const open = toggleOpen(three, 2);
    expect(open.open).toEqual({ id: 2, as: "form" });
    expect(toggleOpen(open, 2).open).toBeUndefined();
    expect(toggleOpen(open, 1).open?.id).toBe(1);
    expect(removeStep(open, 2).open).toBeUndefined();
    expect(replaceSteps(open, []).open).toBeUndefined();
  });

  test("has an end", () => {
    const step = { draft: hello("Ada"), json: undefined, delay: "" };
    const full = withSteps(
      emptyScript,
      Array.from({ length: mostSteps + 5 }, () => step),
    );
    expect(full.steps).toHaveLength(mostSteps);
    expect(duplicateStep(full, 1)).toBe(full);
    expect(add(full, "one too many").steps).toHaveLength(mostSteps);
  });
});

describe("a step", () => {
  test("shows its message in a line", () => {
    expect(stepPreview({ draft: hello("Ada"), json: undefined })).toBe('{"name":"Ada"}');
    const spaced = stepPreview({ draft: hello('a  "b"\\  c'), json: undefined });
    expect(spaced).toBe(JSON.stringify({ name: 'a  "b"\\  c' }));
    const long = stepPreview({ draft: hello("a".repeat(5000)), json: undefined });
    expect(long.length).toBeLessThan(300);
    const file = stepPreview({ draft: hello("\\".repeat(10_000_000)), json: undefined });
    expect(file).toBe(`{"name":"${"\\".repeat(231)}…`);
  });

  test("says what keeps it from being sent", () => {
    const step = { draft: hello("Ada"), json: undefined, delay: "soon" };
    expect(stepIssues({ ...step, delay: "1s" })).toEqual([]);
    expect(stepIssues(step)).toEqual([expect.stringContaining('"soon" is not a delay')]);
    const issue = { message: "broken", from: 0, to: 1, line: 2, column: 3 };
    const broken = { text: "{\n oops", issues: [issue], of: step.draft };
    expect(stepIssues({ ...step, delay: "", json: broken })).toEqual([
      "JSON, line 2, column 3: broken",
    ]);
    expect(stepPreview({ draft: step.draft, json: broken })).toBe("{ oops");
  });
});

test.each([
  ["", 0],
  ["0", 0],
  ["250", 250],
  ["250ms", 250],
  [" 1.5 s ", 1500],
  [".5s", 500],
  ["2m", 120_000],
  ["24h", 86_400_000],
])("the delay %j is %d ms", (text, ms) => {
  expect(parseDelay(text)).toEqual({ ok: true, value: ms });
  expect(parseDelay(formatDelay(ms))).toEqual({ ok: true, value: ms });
});

test.each(["-1", "1e3", "soon", "1 2", "25h", "NaN", "1d", "."])("%j is no delay", (text) => {
  expect(parseDelay(text).ok).toBe(false);
});

test("a script is repeated a bounded number of times", () => {
  expect(parseRepeat("")).toEqual({ ok: true, value: 1 });
  expect(parseRepeat("1000")).toEqual({ ok: true, value: 1000 });
  for (const text of ["0", "1001", "-1", "1.5", "x"]) expect(parseRepeat(text).ok).toBe(false);
});
