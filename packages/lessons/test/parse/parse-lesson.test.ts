import { expect, test } from "vitest";
import { codeBlock, parseLesson, plainText } from "../../src/index.ts";
import { lessonOf, parrotFile, parrotText, readCode } from "../support/lesson.ts";

const parrot = lessonOf(parrotText);
const [replies, question] = parrot.steps;

test("a lesson has what its front matter says, and its id out of the file's name", () => {
  const { steps: _, lead: __, ...about } = parrot;
  expect(about).toEqual({
    id: "parrot",
    title: "The parrot",
    part: "The four types",
    minutes: 4,
    about: "One request, three replies.",
    concepts: ["rpc-types", "messages"],
  });
});

test("HTML is text, and tables are tables", () => {
  expect(parrot.lead.map(({ type }) => type)).toEqual(["paragraph", "table"]);
  expect(parrot.lead.map(plainText).join("\n")).toContain("<b>no HTML</b>");
});

test("a step has its title, its text without the step block, and its acts", () => {
  expect(replies?.title).toBe("Three replies");
  expect(replies?.body.map(({ type }) => type)).toEqual(["paragraph", "code"]);
  expect(replies?.method).toEqual({ service: "greet.Greeter", method: "ParrotSaysHello" });
  expect(replies?.setup).toEqual([
    { do: "lab", settings: { delayMs: 1500, count: 5, fail: "UNAVAILABLE", failAfter: 3 } },
    { do: "target", server: "tls-good", over: "plaintext" },
  ]);
  expect(replies?.show).toEqual([
    { do: "press", button: "Send" },
    { do: "until", event: { kind: "received", place: "last" } },
  ]);
});

test("facts are shown by a check, or cited", () => {
  const because = replies?.facts.map((fact) => fact.because);
  expect(because?.map(({ kind }) => kind)).toEqual(["shown", "cited"]);
});

test("a step's own method comes before the lesson's, also for its check", () => {
  expect(question?.method.method).toBe("SayHello");
  expect(question?.check.calls.map(({ method }) => method?.method)).toEqual(["SayHello", "heyhow"]);
  expect(question?.question?.choices).toEqual(["1", "3"]);
});

test("`any` counts the calls of every method, and opens the lesson's", () => {
  const text = parrotText.replace("task: Press", "method: any\ntask: Press");
  const [step] = lessonOf(text).steps;
  expect(step?.anyMethod).toBe(true);
  expect(step?.check.call?.method).toBeUndefined();
  expect(step?.method.method).toBe("ParrotSaysHello");
});

test("code comes out of the part of a file, at the left margin", () => {
  const code = replies?.body.find((node) => node.type === "code");
  expect(code && codeBlock(code)).toMatchObject({
    language: "python",
    file: "greet.py",
    part: "serve",
    tab: "Python",
    node: { value: "server.start()\n\nwait()" },
  });
});

test("links are told with their lines", () => {
  const { links } = parseLesson(parrotFile, parrotText, { readCode });
  expect(links?.[0]).toEqual({ line: 10, link: { kind: "lesson", id: "deadlines", step: 2 } });
});

test("line ends of Windows and a byte order mark make no difference", () => {
  expect(lessonOf(`\uFEFF${parrotText.replaceAll("\n", "\r\n")}`).steps).toHaveLength(2);
});
