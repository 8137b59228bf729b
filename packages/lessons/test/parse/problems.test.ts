import { describe, expect, test } from "vitest";
import { lineOf, parrotText, parrotWith, problemsOf } from "../support/lesson.ts";

/** One slip each: what stands there, what stands there instead, and what is said, at the line of the slip. */
const slips: readonly (readonly [piece: string, instead: string, message: string])[] = [
  ["minutes: 4", "minutes: soon", "`minutes` is a whole number, 1 or more."],
  ["minutes: 4", "hours: 4", "The front matter has no `hours`."],
  ["concepts: [rpc-types,", "concepts: [cooking,", "`concepts` is `rpc-types`"],
  ["Greeter/ParrotSaysHello", "Greeter.ParrotSaysHello", "Write a method as"],
  ["lesson:deadlines/2", "http://example.com", "A link cannot lead to `http://example.com`"],
  ["Press **Send**.", "[a][b]\n\n[b]: https://example.com", "A link stands where it is used"],
  ["## A question", "## Three replies", 'There is another step "Three replies"'],
  ["Press **Send**.", "![a](https://example.com/a.png)", "Lessons have no pictures"],
  ["file=greet.py", "file=other.py", "There is no file packages/lessons/code/other.py."],
  ["part=serve", "part=run", "greet.py has no comments `part: run`"],
  ["tab=Python", "hide=yes", "`hide` behind a code block means nothing"],
  ["task: Press", "tusk: Press", "A step has no `tusk`."],
  ["delay: 1.5 s", "delay: 1500", "`delay` is a time with its unit"],
  ["delay: 1.5 s", "delay: soon", "`delay` is a time with its unit"],
  ["delay: 1.5 s", "pause: 1 s", "The lab has no `pause`."],
  ["fail: UNAVAILABLE", "fail: OK", "`fail` is `CANCELLED`"],
  ["fail: UNAVAILABLE, ", "", "need `fail` beside them"],
  ["target: tls-good", "target: tls-fine", "`target` is `plain`"],
  ["over: plaintext", "over: TLS13", "`over` is `TLS` or `plaintext`, not `TLS13`."],
  ["status: OK", "status: FINE", "`status` is `OK`"],
  ["status: OK", "stutus: OK", "There is no condition `stutus`."],
  ["received: 3", "received: three", "`received` is a whole number"],
  ["received: 3", "received: { atleast: 3 }", "`received` has no `atleast`."],
  ["received: 3", "received: { at-least: 3, at-most: 2 }", "`at-least` is more than `at-most`"],
  ["received: 3", "order: []", "`order` is empty."],
  ["received: 3", "frames: []", "`frames` is empty."],
  ["received: 3", "server-saw: []", "`server-saw` is empty."],
  ["received: 3", "seen-by: { request: [] }", "`request` is empty."],
  ["received: 3", "viewed: []", "`viewed` is empty."],
  ["received: 3", "calls: []", "`calls` is empty."],
  ["status: OK", "status: []", "`status` is empty."],
  ["compare: 2.took < 1.took", "compare: []", "`compare` is empty."],
  ['choices: ["1", "3"]', "choices: []", "`choices` is empty."],
  ["press: Send", "press: Enter", "`press` is `Send`"],
  ["press: Send", "push: Send", "There is no act `push`."],
  ["until: received last", "until: received 0", "There is no event `received 0`."],
  ["until: received last", "until: arrived", "There is no event `arrived`."],
  ["apart: { received: 500 ms }", "apart: {}", "`apart` needs a direction"],
  ["shown: { apart", "proven: { apart", "A fact has no `proven`."],
  ['"[Responses](https://github.com/grpc/grpc)"', "RFC 9113", "`cites` needs a link"],
  ["2.took < 1.took", "3.took < 1.took", "`3.took`: `calls` has 2, counted from 1."],
  ["2.took < 1.took", "2.length < 1.took", "`2.length` is no measure of a call"],
  ["2.took < 1.took", "2.took less", "A comparison is such as"],
  ['answer: "3", calls', 'answer: "4", calls', "The answer `4` is not among the choices."],
  ['wrong: [{ answer: "1" }]', "wrong: []", "`wrong` is empty."],
  ["task: Count.", "task: *count", "Aliases are not read here"],
  ["task: Count.", "task: [", "This is no YAML"],
  ["task: Count.", "task: 12345678901234567890", "write it in quotes"],
];

/** The line of a piece; where its step or its list as a whole is meant, that one's begins a little before, and an end that is missing is missed a line later. */
function linesNear(piece: string): readonly number[] {
  const line = lineOf(piece);
  return [line + 1, line, line - 1, line - 2, line - 3, line - 4];
}

describe("a slip is told at its line, with what to write", () => {
  test.each(slips)("%s -> %s", (piece, instead, message) => {
    const text = parrotWith(piece, instead);
    const found = problemsOf(text);
    const said = found.filter((problem) => problem.message.includes(message));
    expect(said.length > 0 ? said : found).toContainEqual({
      file: "10-parrot.md",
      line: expect.toBeOneOf(linesNear(piece)),
      message: expect.stringContaining(message),
    });
  });
});

test.each(["task", "check", "hints", "show", "wrong"])("a step without `%s` is told so", (key) => {
  const text = parrotWith("task: Count.", "task: Count.\nunder: 1").replace("under: 1\n", "");
  const [head = "", tail = ""] = text.split("## A question");
  const without = tail.replace(new RegExp(`^${key}:.*\n`, "m"), "");
  expect(problemsOf(`${head}## A question${without}`).map(({ message }) => message)).toContainEqual(
    expect.stringContaining(`The step needs \`${key}\``),
  );
});

test("front matter that is missing, a step that has no block, and one that has two", () => {
  expect(problemsOf("# Hello")[0]?.message).toMatch(/begins with its front matter/);
  const empty = `${parrotText}\n## Nothing to do\n`;
  expect(problemsOf(empty)).toEqual([
    {
      file: "10-parrot.md",
      line: lineOf("## Nothing to do", empty),
      message: expect.stringContaining('The step "Nothing to do" has no `step` block'),
    },
  ]);
  const twice = `${parrotText}\n\`\`\`step\ntask: Again.\n\`\`\`\n`;
  expect(problemsOf(twice)[0]?.message).toMatch(/^A step has one `step` block/);
});

test("a check that asks for nothing is a problem, since nothing would be done", () => {
  const text = parrotWith("check:\n  status: OK\n  received: 3", "check: {}");
  expect(problemsOf(text).map(({ message }) => message)).toContainEqual(
    expect.stringContaining("asks for nothing"),
  );
});

test("`setup` does not do the learner's work", () => {
  const text = parrotWith("setup:\n", "setup:\n  - press: Send\n");
  expect(problemsOf(text)[0]?.message).toMatch(/`setup` cannot have `press`/);
});

test("a question and an answer go together", () => {
  const text = parrotWith("question: How many?\n", "");
  expect(problemsOf(text).map(({ message }) => message)).toEqual(
    expect.arrayContaining([
      "`choices` need a `question`.",
      "A `question` and an `answer` in the check go together.",
    ]),
  );
});

test("a file's name that gives no id", () => {
  expect(problemsOf(parrotText, "Parrot.md")[0]?.message).toMatch(/is named `NN-name\.md`/);
});

test("all problems of a file are told at once, in the order of its lines", () => {
  const text = parrotWith("minutes: 4", "minutes: soon").replace("press: Send", "press: Enter");
  const lines = problemsOf(text).map(({ line }) => line);
  expect(lines).toEqual([4, lineOf("press: Send")]);
});
