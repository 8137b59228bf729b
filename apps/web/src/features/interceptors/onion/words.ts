import type { Sighting } from "@grpc-playground/call";
import type { Onion } from "./onion.ts";

/** What was seen, in a few words. */
export function wordsOf({ what, index = 0, code }: Sighting): string {
  switch (what) {
    case "request":
      return "request";
    case "message-sent":
      return `message ${index + 1} up`;
    case "half-close":
      return "half-close";
    case "response":
      return "response";
    case "message-received":
      return `message ${index + 1} down`;
    case "error":
      return code === undefined ? "error" : `error ${code}`;
    case "cancelled":
      return "cancelled";
    default:
      return "end of the call";
  }
}

/** Which way it went, for its colour. */
export function wayOf({ what }: Sighting): "up" | "down" | "error" {
  if (what === "error") return "error";
  const isUp = what === "request" || what === "message-sent" || what === "half-close";
  return isUp || what === "cancelled" ? "up" : "down";
}

/** The drawing in a sentence. */
export function sentenceOf({ rings, attempts }: Onion, outcome: string | undefined): string {
  const named = (state: string) =>
    rings
      .filter((ring) => ring.state === state && ring.side !== "network")
      .map(({ side, name }) => `${side} ${name}`);
  const passed = named("passed");
  const stopped = named("stopped");
  const unreached = named("unreached");
  const parts = [
    passed.length > 0 ? `passed ${passed.join(", ")}` : "",
    stopped.length > 0 ? `answered by ${stopped.join(", ")}` : "",
    unreached.length > 0 ? `never reached ${unreached.join(", ")}` : "",
    attempts > 1 ? `tried ${attempts} times` : "",
    outcome === undefined ? "" : `ended with ${outcome}`,
  ].filter((part) => part !== "");
  return `The way of this call: ${parts.join("; ")}.`;
}
