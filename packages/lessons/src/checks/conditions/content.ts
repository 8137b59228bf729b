import type { JsonValue } from "../../yaml/json-value.ts";
import type { Report } from "../../problems.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { readCount, readMap, toJsonValue } from "../../yaml/read-value.ts";
import { matchesJson } from "../match-json.ts";
import { messagesAsJson } from "../message-json.ts";
import { isBrokenPattern, textWords } from "../pattern.ts";
import { replyValues } from "../reply-values.ts";
import type { ConditionKind } from "./kind.ts";

/** Reports what looks like a pattern and is none, wherever it stands. */
function reportPatterns(node: YamlNode, report: Report): void {
  if (node.kind === "list") for (const item of node.items) reportPatterns(item, report);
  else if (node.kind === "map") {
    for (const { value } of node.entries) reportPatterns(value, report);
  } else if (typeof node.value === "string" && isBrokenPattern(node.value)) {
    report(node.line, `\`${node.value}\` is no regular expression.`);
  }
}

function valueWords(value: JsonValue): string {
  return typeof value === "string" ? textWords(value) : JSON.stringify(value);
}

function fieldsWords(fields: JsonValue): string {
  const entries = Object.entries(fields ?? {});
  return entries.map(([name, value]) => `${name}: ${valueWords(value)}`).join(", ");
}

function someMessage(
  name: string,
  kind: "message-sent" | "message-received",
  words: { readonly any: string; readonly withFields: string },
): ConditionKind {
  return {
    name,
    read(node, report) {
      const map = readMap(node, report, name);
      if (map === undefined) return undefined;
      reportPatterns(map, report);
      const wanted = toJsonValue(map);
      return {
        words: map.entries.length === 0 ? words.any : `${words.withFields} ${fieldsWords(wanted)}`,
        holds(call) {
          for (const json of messagesAsJson(call, kind)) {
            if (matchesJson(wanted, json)) return true;
          }
          return false;
        },
      };
    },
  };
}

/** `request: { name: Ada }`. */
export const request = someMessage("request", "message-sent", {
  any: "you sent a message",
  withFields: "a message you sent has",
});

/** `reply: { message: Hello Ada }`. */
export const reply = someMessage("reply", "message-received", {
  any: "a reply came",
  withFields: "a reply has",
});

/** `distinct: { peer: 2 }`. */
export const distinct: ConditionKind = {
  name: "distinct",
  read(node, report) {
    const map = readMap(node, report, "distinct");
    if (map === undefined) return undefined;
    const wanted: { readonly field: string; readonly values: number }[] = [];
    for (const { key, value } of map.entries) {
      const values = readCount(value, report, key);
      if (values !== undefined) wanted.push({ field: key, values });
    }
    if (wanted.length === 0) {
      if (map.entries.length === 0) report(node.line, "Name a field: `distinct: { peer: 2 }`.");
      return undefined;
    }
    const words = wanted.map(
      ({ field, values }) => `${values} different ${values === 1 ? "value" : "values"} of ${field}`,
    );
    return {
      words: `the replies have ${words.join(" and ")}`,
      holds: (call) =>
        wanted.every(({ field, values }) => replyValues(call, field).size === values),
    };
  },
};
