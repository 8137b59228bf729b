import { oneOf, type Report } from "../problems.ts";
import type { YamlNode } from "../yaml/node.ts";
import { type EventName, milestoneNames, parseEventName } from "./event-name.ts";

/** An event's name; what is none is reported. */
export function readEvent(node: YamlNode, report: Report): EventName | undefined {
  const text = node.kind === "scalar" ? String(node.value) : "";
  const event = parseEventName(text);
  if (event === undefined) {
    const names = [...milestoneNames, "sent 1", "received 1", "received last"];
    report(node.line, `There is no event \`${text}\`. Write ${oneOf(names)}.`);
  }
  return event;
}
