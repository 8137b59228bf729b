import { onlyQuiet, readActs } from "../acts/read-acts.ts";
import { readCheck } from "../checks/read-check.ts";
import type { Check } from "../checks/check.ts";
import type { Fact, Question, Step } from "../lesson.ts";
import type { Text } from "../text/text.ts";
import type { MethodName } from "../method-name.ts";
import type { Report } from "../problems.ts";
import { checkText, type TextChecks } from "../text/check-text.ts";
import { parseMarkdown } from "../text/markdown.ts";
import { entryOf, type YamlNode } from "../yaml/node.ts";
import { readMethod } from "../yaml/read-method.ts";
import { onlyKeys, readFilledList, readList, readMap, readText } from "../yaml/read-value.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import type { Section } from "./split-file.ts";

const keys = [
  "task",
  "method",
  "setup",
  "question",
  "choices",
  "check",
  "hints",
  "show",
  "wrong",
  "facts",
];

/** Markdown in a value of YAML. */
function readProse(node: YamlNode, what: string, texts: TextChecks): Text {
  const text = readText(node, texts.report, what);
  return text === undefined ? [] : checkText(parseMarkdown(text), node.line, texts);
}

function readFact(
  node: YamlNode,
  method: MethodName | undefined,
  texts: TextChecks,
): Fact | undefined {
  const { report } = texts;
  const map = readMap(node, report, "facts");
  if (map === undefined) return undefined;
  onlyKeys(map, report, "A fact", ["says", "shown", "cites"]);
  const says = entryOf(map, "says");
  const shown = entryOf(map, "shown");
  const cites = entryOf(map, "cites");
  if (says === undefined) {
    report(map.line, "A fact needs `says`: the claim, in a sentence.");
    return undefined;
  }
  const text = readProse(says.value, "says", texts);
  if ((shown === undefined) === (cites === undefined)) {
    report(map.line, "A fact has either `shown` (a check) or `cites` (a link to a specification).");
    return undefined;
  }
  if (cites !== undefined) {
    const before = texts.links.length;
    const source = readProse(cites.value, "cites", texts);
    if (!texts.links.slice(before).some(({ link }) => link.kind === "page")) {
      report(
        cites.line,
        "`cites` needs a link to the part of the specification: `[name](https://...)`.",
      );
    }
    return { says: text, because: { kind: "cited", source } };
  }
  const check = shown && readCheck(shown, method, report);
  return check && { says: text, because: { kind: "shown", check } };
}

/** Reads a section. Undefined where it is too broken to be a step; all that is wrong is reported. */
export function readStep(
  section: Section,
  lessonMethod: MethodName | undefined,
  bodyLine: number,
  texts: TextChecks,
): Step | undefined {
  const { report } = texts;
  const { title, line, step } = section;
  const body = checkText(section.body, bodyLine, texts);
  if (title.trim() === "") report(line, "A step has a title behind its `## `.");
  if (step === undefined) return undefined;
  const map = readYaml(step.text, step.line, report);
  if (map === undefined) {
    if (step.text.trim() === "") report(step.line, "The `step` block is empty: it needs a `task`.");
    return undefined;
  }
  onlyKeys(map, report, "A step", keys);
  const need = (key: string, what: string) => {
    const entry = entryOf(map, key);
    if (entry === undefined) report(step.line, `The step needs \`${key}\`: ${what}.`);
    return entry;
  };
  const own = entryOf(map, "method");
  const anyMethod = own?.value.kind === "scalar" && own.value.value === "any";
  const method = own === undefined || anyMethod ? lessonMethod : readMethod(own.value, report);
  if (method === undefined && (own === undefined || anyMethod)) {
    report(line, "The step opens no method: give it or the lesson a `method`.");
  }
  const counted = anyMethod ? undefined : method;
  const task = need("task", "what to do, in a sentence");
  const check = need("check", "what has to be true");
  const hints = need("hints", "a list of texts, from a nudge to nearly the answer");
  const show = need("show", "acts that make the check hold");
  const wrong = need("wrong", "acts after which the check must not hold");
  const setup = entryOf(map, "setup");
  const facts = entryOf(map, "facts");
  const question = entryOf(map, "question");
  const choices = entryOf(map, "choices");
  if (choices !== undefined && question === undefined) {
    report(choices.line, "`choices` need a `question`.");
  }
  const read = {
    task: task === undefined ? [] : readProse(task.value, "task", texts),
    setup: setup === undefined ? [] : onlyQuiet(readActs(setup, report), setup.line, report),
    question: question && {
      text: readProse(question.value, "question", texts),
      choices:
        choices &&
        readFilledList(choices.value, report, "choices")
          .map((node) => readText(node, report, "choices"))
          .filter((choice) => choice !== undefined),
    },
    check: check && readCheck(check, counted, report),
    hints:
      hints === undefined
        ? []
        : readFilledList(hints.value, report, "hints").map((node) =>
            readProse(node, "hints", texts),
          ),
    show: show === undefined ? [] : readActs(show, report),
    wrong: wrong === undefined ? [] : readActs(wrong, report),
    facts:
      facts === undefined
        ? []
        : readList(facts.value, report, "facts")
            .map((node) => readFact(node, counted, texts))
            .filter((fact) => fact !== undefined),
  };
  for (const entry of [show, wrong]) {
    if (entry?.value.kind === "list") readFilledList(entry.value, report, entry.key);
  }
  if (read.check !== undefined) checkAnswer(read.check, read.question, step.line, report);
  if (read.check === undefined || method === undefined) return undefined;
  return { title, body, method, anyMethod, ...read, check: read.check };
}

/** A question wants an answer in the check, and choices have it among them. */
function checkAnswer(
  { answer }: Check,
  question: Question | undefined,
  line: number,
  report: Report,
): void {
  if ((answer === undefined) !== (question === undefined)) {
    report(line, "A `question` and an `answer` in the check go together.");
  }
  if (answer?.kind === "texts" && question?.choices !== undefined) {
    const { choices } = question;
    for (const text of answer.texts) {
      if (!choices.includes(text)) report(line, `The answer \`${text}\` is not among the choices.`);
    }
  }
}
