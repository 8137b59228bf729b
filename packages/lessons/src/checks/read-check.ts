import type { MethodName } from "../method-name.ts";
import { oneOf, type Report } from "../problems.ts";
import { viewNames } from "../acts/act.ts";
import type { YamlEntry, YamlMap, YamlNode } from "../yaml/node.ts";
import { entryOf } from "../yaml/node.ts";
import { readMethod } from "../yaml/read-method.ts";
import {
  oneOrMore,
  onlyKeys,
  readFilledList,
  readMap,
  readName,
  readText,
} from "../yaml/read-value.ts";
import type { CallCheck, Check, Comparison, Condition, ExpectedAnswer } from "./check.ts";
import { conditionKinds } from "./conditions/index.ts";
import { isMeasure, measureNames } from "./measures.ts";
import { readComparison } from "./read-comparison.ts";

const beside = ["calls", "compare", "viewed", "answer"];

function readConditions(entries: readonly YamlEntry[], report: Report): readonly Condition[] {
  return entries
    .map(({ key, line, value }) => {
      const kind = conditionKinds.find(({ name }) => name === key);
      if (kind !== undefined) return kind.read(value, report);
      const names = [...conditionKinds.map(({ name }) => name), ...beside];
      report(line, `There is no condition \`${key}\`. Write ${oneOf(names)}.`);
      return undefined;
    })
    .filter((condition) => condition !== undefined);
}

function readCallCheck(
  node: YamlNode,
  method: MethodName | undefined,
  report: Report,
): CallCheck | undefined {
  const map = readMap(node, report, "calls");
  if (map === undefined) return undefined;
  const own = entryOf(map, "method");
  const entries = map.entries.filter(({ key }) => key !== "method");
  return {
    method: own === undefined ? method : readMethod(own.value, report),
    conditions: readConditions(entries, report),
  };
}

function readAnswer(
  node: YamlNode,
  method: MethodName | undefined,
  report: Report,
): ExpectedAnswer | undefined {
  if (node.kind === "map") {
    const [is] = onlyKeys(node, report, "`answer`", ["is"]);
    const text = is && readText(is.value, report, "is");
    if (text !== undefined && isMeasure(text)) return { kind: "measure", measure: text, method };
    report(node.line, `\`answer\` is a text, a list, or \`{ is: \` ${oneOf(measureNames)} \`}\`.`);
    return undefined;
  }
  const texts = oneOrMore(node, report, "answer").map((each) => readText(each, report, "answer"));
  const given = texts.filter((text) => text !== undefined);
  return given.length === 0 ? undefined : { kind: "texts", texts: given };
}

/**
 * Reads a check.
 *
 * @param method whose calls count; undefined: every method's
 */
export function readCheck(
  { key: name, value }: YamlEntry,
  method: MethodName | undefined,
  report: Report,
): Check | undefined {
  const map: YamlMap | undefined = readMap(value, report, name);
  if (map === undefined) return undefined;
  const about = new Map(map.entries.map((entry) => [entry.key, entry]));
  const conditions = readConditions(
    map.entries.filter(({ key }) => !beside.includes(key)),
    report,
  );
  const callNode = about.get("calls");
  const calls =
    callNode === undefined
      ? []
      : readFilledList(callNode.value, report, "calls").map((item) =>
          readCallCheck(item, method, report),
        );
  const compareNode = about.get("compare");
  const compare: readonly (Comparison | undefined)[] =
    compareNode === undefined
      ? []
      : oneOrMore(compareNode.value, report, "compare").map((item) =>
          readComparison(item, calls.length, report),
        );
  const viewedNode = about.get("viewed");
  const viewed =
    viewedNode === undefined
      ? []
      : oneOrMore(viewedNode.value, report, "viewed").map((item) =>
          readName(item, report, "viewed", viewNames),
        );
  const answerNode = about.get("answer");
  if (map.entries.length === 0) {
    report(value.line, `\`${name}\` asks for nothing, so an untouched step would be done.`);
  }
  return {
    call: conditions.length === 0 ? undefined : { method, conditions },
    calls: calls.filter((call) => call !== undefined),
    compare: compare.filter((each) => each !== undefined),
    viewed: viewed.filter((view) => view !== undefined),
    answer: answerNode && readAnswer(answerNode.value, method, report),
  };
}
