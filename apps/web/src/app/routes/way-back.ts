import { pageOf, parseLesson, parseRoute } from "./route.ts";

/** A way back to where somebody came from. */
export interface WayBack {
  readonly href: string;
  /** As it follows "Back to": `the lesson`, `SayHello`. */
  readonly name: string;
}

/** The way back to an address of this page; undefined for pages that lead on from where one is, and are no such place. */
export function wayBack(hash: string): WayBack | undefined {
  const page = pageOf(hash);
  if (page === "glossary" || page === "decode") return undefined;
  const named = (name: string) => ({ href: hash === "" ? "#/" : hash, name });
  if (page === "learn") return named("the course");
  if (parseLesson(hash) !== undefined) return named("the lesson");
  return named(parseRoute(hash)?.method ?? "the playground");
}
