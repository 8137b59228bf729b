import type { Report } from "../../problems.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { oneOrMore } from "../../yaml/read-value.ts";
import { type EventName, eventWords, findEvent, noEventWords } from "../../events/event-name.ts";
import { readEvent } from "../../events/read-event.ts";
import { either } from "../../words.ts";
import type { ConditionKind } from "./kind.ts";

function readEvents(
  node: YamlNode,
  report: Report,
  what: string,
): readonly EventName[] | undefined {
  const read = oneOrMore(node, report, what).map((each) => readEvent(each, report));
  const events = read.filter((event) => event !== undefined);
  return events.length > 0 && events.length === read.length ? events : undefined;
}

/** `order: [received 3, half-closed]`. */
export const order: ConditionKind = {
  name: "order",
  read(node, report) {
    const events = readEvents(node, report, "order");
    if (events === undefined) return undefined;
    return {
      words: `${events.length > 1 ? "in this order: " : ""}${events.map(eventWords).join(", ")}`,
      holds({ log }) {
        let after = -1;
        return events.every((event) => {
          const found = findEvent(log, event, after);
          after = found?.seq ?? after;
          return found !== undefined;
        });
      },
    };
  },
};

/** `without: [cancelled, trailers]`. */
export const without: ConditionKind = {
  name: "without",
  read(node, report) {
    const events = readEvents(node, report, "without");
    if (events === undefined) return undefined;
    return {
      words: either(events.map(noEventWords), "and"),
      holds: ({ log }) => events.every((event) => findEvent(log, event) === undefined),
    };
  },
};
