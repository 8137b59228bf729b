import type { CallLog, Sighting } from "@grpc-playground/call";
import { countWords } from "../words.ts";

/** What was seen of a call, in order; empty where nobody tells. */
export function sightingsOf({ sightings: { all } }: CallLog): readonly Sighting[] {
  return Array.from({ length: all.length }, (_, index) => all.at(index)).filter(
    (sighting) => sighting !== undefined,
  );
}

/** What can be seen, as a lesson names it. */
export interface SightingName {
  readonly what: string;
  /** From 0; undefined: any. */
  readonly index: number | undefined;
}

const plain: Readonly<Record<string, string>> = {
  request: "request",
  "half-closed": "half-close",
  cancelled: "cancelled",
  error: "error",
  done: "done",
};

/** The names that `parseSighting` knows, for a message about one that it does not. */
export const sightingNames = [...Object.keys(plain), "sent 1", "reply 1"];

/** `request`, `half-closed`, `sent 2`, `reply 1`, ... */
export function parseSighting(text: string): SightingName | undefined {
  const what = Object.hasOwn(plain, text) ? plain[text] : undefined;
  if (what !== undefined) return { what, index: undefined };
  const [, way, place] = /^(sent|reply) ([1-9]\d{0,6})$/.exec(text) ?? [];
  if (way === undefined) return undefined;
  return {
    what: way === "sent" ? "message-sent" : "message-received",
    index: Number(place) - 1,
  };
}

const whatWords: Readonly<Record<string, string>> = {
  request: "the request",
  "half-close": "the half-close",
  cancelled: "that the call was cancelled",
  error: "the error",
  done: "the end of the call",
};

/** As it follows "the server saw": `the request`, `the second reply`. */
export function sightingWords({ what, index }: SightingName): string {
  const words = whatWords[what];
  if (words !== undefined) return words;
  const which = index === undefined ? "a" : `the ${countWords(index + 1)}`;
  return `${which} ${what === "message-sent" ? "message of the request" : "reply"}`;
}

export function isSighting(seen: Sighting, { what, index }: SightingName): boolean {
  return seen.what === what && (index === undefined || seen.index === index);
}
