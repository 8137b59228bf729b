import { pageOf, parseLesson, parseRoute } from "../routes/route.ts";

/** A way back to where somebody came from. */
export interface WayBack {
  readonly href: string;
  /** As it follows "Back to": `the lesson`, `SayHello`. */
  readonly name: string;
}

/** The way back to an address of this page; undefined for the glossary itself, from which nobody comes to it. */
export function wayBack(hash: string): WayBack | undefined {
  const page = pageOf(hash);
  if (page === "glossary") return undefined;
  const named = (name: string) => ({ href: hash === "" ? "#/" : hash, name });
  if (page === "decode") return named("the decoder");
  if (page === "learn") return named("the course");
  if (parseLesson(hash) !== undefined) return named("the lesson");
  return named(parseRoute(hash)?.method ?? "the playground");
}
