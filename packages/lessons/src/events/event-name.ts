import type { CallEvent, CallLog, Milestone } from "@grpc-playground/call";
import { countWords } from "../words.ts";

/** A place in a call's life: a milestone, or the n-th message (from 1) of a direction. */
export type EventName =
  | { readonly kind: Milestone["kind"] }
  | { readonly kind: "sent" | "received"; readonly place: number | "last" };

const milestoneWords: Readonly<Record<Milestone["kind"], string>> = {
  opened: "the call was opened",
  "request-headers": "the request's headers went out",
  "half-closed": "the client half-closed",
  "response-headers": "the response's headers came",
  trailers: "the trailers came",
  cancelled: "the client gave up",
  paused: "reading was paused",
  resumed: "reading went on",
  status: "the status came",
};

/** The names of events that are no messages. */
export const milestoneNames: readonly string[] = Object.keys(milestoneWords);

/** `half-closed`, `sent 1`, `received last`; undefined for what is no event. */
export function parseEventName(text: string): EventName | undefined {
  const [, way, place] = /^(sent|received) ([1-9]\d{0,6}|last)$/.exec(text) ?? [];
  if (way === "sent" || way === "received") {
    return { kind: way, place: place === "last" ? "last" : Number(place) };
  }
  // A record's keys are its own, though their type is forgotten.
  return Object.hasOwn(milestoneWords, text) ? { kind: text as Milestone["kind"] } : undefined;
}

/** `the client half-closed`, `the 2nd message was sent`. */
export function eventWords(event: EventName): string {
  if (!("place" in event)) return milestoneWords[event.kind];
  const which = event.place === "last" ? "the last" : `the ${countWords(event.place)}`;
  return event.kind === "sent" ? `${which} message was sent` : `${which} message came`;
}

/** How many kept messages are looked at for an event, so that a long stream costs no more than this. */
const mostMessages = 4_000;

/**
 * The first such event after a place in the log (-1: from the start). Of a
 * message beyond the first four thousand that are kept, nobody knows.
 */
export function findEvent(log: CallLog, event: EventName, after = -1): CallEvent | undefined {
  if (!("place" in event)) {
    for (let index = 0; index < log.milestones.length; index += 1) {
      const milestone = log.milestones.at(index);
      if (milestone?.kind === event.kind && milestone.seq > after) return milestone;
    }
    return undefined;
  }
  const { counters, messages } = log;
  const total = event.kind === "sent" ? counters.sent : counters.received;
  const index = event.place === "last" ? total - 1 : event.place - 1;
  if (index < 0 || index >= total) return undefined;
  const kind = event.kind === "sent" ? "message-sent" : "message-received";
  const most = Math.min(messages.length, mostMessages);
  for (let step = 0; step < most; step += 1) {
    // The last is near the end, the others near the start.
    const message = messages.at(event.place === "last" ? messages.length - 1 - step : step);
    if (message?.kind === kind && message.index === index) {
      return message.seq > after ? message : undefined;
    }
  }
  return undefined;
}
