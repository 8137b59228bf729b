import { duration } from "@grpc-playground/call";
import { eventWords } from "../events/event-name.ts";
import type { Act } from "./act.ts";
import { labWords } from "./lab.ts";
import { targetWords } from "./target-words.ts";

/** An act as somebody would tell it: `Press Send`, `Set the deadline to 500 ms`. */
export function actWords(act: Act): string {
  switch (act.do) {
    case "open":
      return `Open ${act.method.method}`;
    case "fill": {
      const fields = Object.entries(act.message).map(
        ([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
      );
      return fields.length === 0 ? "Empty the form" : `Fill in ${fields.join(", ")}`;
    }
    case "metadata": {
      const rows = act.rows.map(([name, value]) => `${name}: ${value}`);
      return rows.length === 0 ? "Take the metadata out" : `Add metadata ${rows.join(", ")}`;
    }
    case "deadline":
      return act.ms === undefined
        ? "Take the deadline out"
        : `Set the deadline to ${duration(act.ms)}`;
    case "lab": {
      const words = labWords(act.settings);
      return words === "" ? "Set nothing in the Lab" : `Set in the Lab: ${words}`;
    }
    case "protocol":
      return `Choose ${act.protocol}`;
    case "target": {
      const over = act.over === undefined ? "" : `, over ${act.over}`;
      return `Choose ${targetWords[act.server]} as the target${over}`;
    }
    case "interceptors": {
      const sides = (["client", "server"] as const)
        .filter((side) => act.chain[side].length > 0)
        .map((side) => `${side}: ${act.chain[side].join(", ")}`);
      return sides.length === 0
        ? "Switch all interceptors off"
        : `Switch interceptors on (${sides.join("; ")})`;
    }
    case "press":
      return `Press ${act.button}`;
    case "until":
      return `Wait until ${eventWords(act.event)}`;
    case "wait":
      return `Wait ${duration(act.ms)}`;
    case "view":
      return `Open the tab ${act.view}`;
  }
  return `Answer: ${act.text}`;
}
