import type { CallEvent, CallLog, Milestone } from "@grpc-playground/call";
import { countWords } from "../words.ts";

/** A place in a call's life: a milestone, or the n-th message (from 1) of a direction. */
export type EventName =
  | { readonly kind: Milestone["kind"] }
  | { readonly kind: "sent" | "received"; readonly place: number | "last" };

/** That it happened, and that it did not. */
const milestoneWords: Readonly<Record<Milestone["kind"], readonly [is: string, not: string]>> = {
  opened: ["the call was opened", "the call was not opened"],
  "request-headers": ["the request headers were sent", "no request headers were sent"],
  "half-closed": ["you half-closed", "you did not half-close"],
  "response-headers": ["the response headers came", "no response headers came"],
  trailers: ["the trailers came", "no trailers came"],
  cancelled: ["the client gave up", "the client did not give up"],
  paused: ["reading was paused", "reading was not paused"],
  resumed: ["reading went on", "reading did not go on"],
  status: ["the status came", "no status came"],
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

/** `you half-closed`, `you sent the second message`. */
export function eventWords(event: EventName): string {
  if (!("place" in event)) return milestoneWords[event.kind][0];
  const which = placeWords(event.place);
  return event.kind === "sent" ? `you sent ${which} message` : `${which} reply came`;
}

/** The other way round: `no trailers came`, `the second reply did not come`. */
export function noEventWords(event: EventName): string {
  if (!("place" in event)) return milestoneWords[event.kind][1];
  const which = placeWords(event.place);
  return event.kind === "sent"
    ? `you did not send ${which} message`
    : `${which} reply did not come`;
}

function placeWords(place: number | "last"): string {
  return place === "last" ? "the last" : `the ${countWords(place)}`;
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
