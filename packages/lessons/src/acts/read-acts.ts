import type { MethodName } from "../method-name.ts";
import { oneOf, type Report } from "../problems.ts";
import { readEvent } from "../events/read-event.ts";
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from "../yaml/node.ts";
import { readDuration } from "../yaml/read-duration.ts";
import { readMethod } from "../yaml/read-method.ts";
import {
  onlyKeys,
  readList,
  readMap,
  readName,
  readText,
  toJsonValue,
} from "../yaml/read-value.ts";
import { type Act, buttonNames, practiceNames, protocolNames, viewNames } from "./act.ts";
import { interceptorNames } from "./interceptor-names.ts";
import { readLabSettings } from "./lab.ts";

type ReadAct = (value: YamlNode, report: Report, act: YamlMap) => Act | undefined;

const readers: Readonly<Record<Act["do"], ReadAct>> = {
  open(value, report) {
    const method: MethodName | undefined = readMethod(value, report);
    return method && { do: "open", method };
  },
  fill(value, report) {
    const map = readMap(value, report, "fill");
    if (map === undefined) return undefined;
    const fields = map.entries.map((entry) => [entry.key, toJsonValue(entry.value)] as const);
    return { do: "fill", message: Object.fromEntries(fields) };
  },
  metadata(value, report) {
    const map = readMap(value, report, "metadata");
    if (map === undefined) return undefined;
    const rows = map.entries.map(
      (entry) => [entry.key, readText(entry.value, report, entry.key) ?? ""] as const,
    );
    return { do: "metadata", rows };
  },
  deadline(value, report) {
    if (value.kind === "scalar" && value.value === "none") return { do: "deadline", ms: undefined };
    const ms = readDuration(value, report, "deadline");
    return ms === undefined ? undefined : { do: "deadline", ms };
  },
  lab(value, report) {
    const settings = readLabSettings(value, report);
    if (settings === undefined) return undefined;
    const { fail, failAfter, failAttempts } = settings;
    if (fail === undefined && (failAfter !== undefined || failAttempts !== undefined)) {
      report(
        value.line,
        "`fail-after` and `fail-attempts` need `fail` beside them: what to fail with.",
      );
    }
    return { do: "lab", settings };
  },
  protocol(value, report) {
    const protocol = readName(value, report, "protocol", protocolNames);
    return protocol && { do: "protocol", protocol };
  },
  target(value, report, act) {
    const server = readName(value, report, "target", [...practiceNames, "own"]);
    const how = entryOf(act, "over");
    const over = how && readName(how.value, report, "over", ["TLS", "plaintext"]);
    return server && { do: "target", server, over };
  },
  interceptors(value, report) {
    const map = readMap(value, report, "interceptors");
    if (map === undefined) return undefined;
    const chain: Record<"client" | "server", readonly string[]> = { client: [], server: [] };
    for (const entry of onlyKeys(map, report, "`interceptors`", ["client", "server"])) {
      // An empty list is meant here: a side without interceptors.
      const given = entry.value.kind === "list" ? entry.value.items : [entry.value];
      const names = given.map((each) => readName(each, report, entry.key, interceptorNames));
      chain[entry.key === "client" ? "client" : "server"] = names.filter(
        (name) => name !== undefined,
      );
    }
    return { do: "interceptors", chain };
  },
  press(value, report) {
    const button = readName(value, report, "press", buttonNames);
    return button && { do: "press", button };
  },
  until(value, report) {
    const event = readEvent(value, report);
    return event && { do: "until", event };
  },
  wait(value, report) {
    const ms = readDuration(value, report, "wait");
    return ms === undefined ? undefined : { do: "wait", ms };
  },
  view(value, report) {
    const view = readName(value, report, "view", viewNames);
    return view && { do: "view", view };
  },
  answer(value, report) {
    const text = readText(value, report, "answer");
    return text === undefined ? undefined : { do: "answer", text };
  },
};

function isAct(key: string): key is Act["do"] {
  return Object.hasOwn(readers, key);
}

/** Reads a list of acts, each with one key (`target` with `over`, if there is one). */
export function readActs({ key, value }: YamlEntry, report: Report): readonly Act[] {
  const acts: Act[] = [];
  for (const item of readList(value, report, key)) {
    const map = readMap(item, report, key);
    if (map === undefined) continue;
    const keys = map.entries.filter((entry) => entry.key !== "over");
    const [entry, second] = keys;
    const over = entryOf(map, "over");
    if (entry === undefined || !isAct(entry.key)) {
      const what = entry === undefined ? "This is no act." : `There is no act \`${entry.key}\`.`;
      report(item.line, `${what} Write ${oneOf(Object.keys(readers))}.`);
      continue;
    }
    if (second !== undefined) {
      report(second.line, `An act has one key. Begin a new line with \`- ${second.key}:\`.`);
    }
    if (over !== undefined && entry.key !== "target") {
      report(over.line, "`over` stands beside `target` only.");
    }
    const act = readers[entry.key](entry.value, report, map);
    if (act !== undefined) acts.push(act);
  }
  return acts;
}

/** Reports acts that make or answer calls: a step's `setup` is not to do the learner's work. */
export function onlyQuiet(acts: readonly Act[], line: number, report: Report): readonly Act[] {
  for (const act of acts) {
    if (act.do === "press" || act.do === "until" || act.do === "answer" || act.do === "wait") {
      report(line, `\`setup\` cannot have \`${act.do}\`: it sends nothing and answers nothing.`);
    }
  }
  return acts;
}
