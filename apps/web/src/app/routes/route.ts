import { useSyncExternalStore } from "react";

/** A method named in the address bar. */
export interface Route {
  /** Full name, such as `greet.Greeter`. */
  service: string;
  method: string;
}

/** A step of a lesson. */
export interface LessonPlace {
  /** The lesson's id, such as `server-streaming`. */
  id: string;
  /** From 1. */
  step: number;
}

/** What else than a method an address can name. */
export type Page = "decode" | "learn" | "glossary";

/**
 * Reads `#/<service>/<method>`, with or without a lesson beside it. Anything
 * else is undefined: no method is named.
 */
export function parseRoute(hash: string): Route | undefined {
  const match = /^#\/([^/?]+)\/([^/?]+)\/?(?:\?.*)?$/.exec(hash);
  if (match?.[1] === undefined || match[2] === undefined || pageOf(hash) !== undefined) {
    return undefined;
  }
  try {
    return { service: decodeURIComponent(match[1]), method: decodeURIComponent(match[2]) };
  } catch {
    // A stray % that is no escape.
    return undefined;
  }
}

/** The hash that opens a method, and a step of a lesson beside it. */
export function formatRoute({ service, method }: Route, lesson?: LessonPlace): string {
  // A service may be called as the course is; written so it is told apart.
  const first = service === "learn" ? "%6Cearn" : encodeURIComponent(service);
  return `#/${first}/${encodeURIComponent(method)}${lessonQuery(lesson)}`;
}

const lessonQuery = (lesson: LessonPlace | undefined) =>
  lesson === undefined ? "" : `?lesson=${lesson.id}/${lesson.step}`;

/** The step of a lesson that is open beside a method. */
export function parseLesson(hash: string): LessonPlace | undefined {
  const [, id, step] = /\?lesson=([\w-]+)\/(\d{1,3})$/.exec(hash) ?? [];
  return id === undefined ? undefined : { id, step: Number(step) };
}

/** The hash of the page that decodes bytes. */
export const decodeHash = "#/decode";

/** The hash of the course. What is below it is the course's own. */
export const learnHash = "#/learn";

const glossaryHash = `${learnHash}/glossary`;

/** The hash of the glossary, at one of its terms if one is given. */
export function formatGlossary(term?: string): string {
  return term === undefined ? glossaryHash : `${glossaryHash}/${encodeURIComponent(term)}`;
}

/** The term that the glossary is opened at. */
export function parseGlossary(hash: string): string | undefined {
  const name = hash.slice(glossaryHash.length + 1);
  if (pageOf(hash) !== "glossary" || name === "") return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    // A stray % that is no escape.
    return name;
  }
}

/** The hash that opens a step of a lesson, for links. */
export function formatLesson({ id, step }: LessonPlace): string {
  return `${learnHash}/${id}/${step}`;
}

/** The page that an address names, if it is another one than the workbench. */
export function pageOf(hash: string): Page | undefined {
  if (hash === decodeHash) return "decode";
  if (hash === glossaryHash || hash.startsWith(`${glossaryHash}/`)) return "glossary";
  return hash === learnHash || hash.startsWith(`${learnHash}/`) ? "learn" : undefined;
}

function onHashChange(listener: () => void) {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

/** The hash of the address bar, kept up to date. */
export function useHash(): string {
  return useSyncExternalStore(onHashChange, () => location.hash);
}

/**
 * Opens a method; the Back button returns from it, unless it replaces.
 *
 * @param lesson the step that is open beside it: unless said otherwise, the one that is open now
 */
export function navigate(
  route: Route,
  how: "push" | "replace" = "push",
  lesson: LessonPlace | undefined | "none" = parseLesson(location.hash),
): void {
  go(formatRoute(route, lesson === "none" ? undefined : lesson), how);
}

/** Goes to an address of the page's own. */
export function go(hash: string, how: "push" | "replace" = "push"): void {
  if (hash === location.hash) return;
  if (how === "push") {
    location.hash = hash;
  } else {
    history.replaceState(history.state, "", hash);
    // replaceState tells nobody.
    dispatchEvent(new HashChangeEvent("hashchange"));
  }
}

/** Names no method in the address bar any more. A lesson stays open. */
export function clearRoute(): void {
  const query = lessonQuery(parseLesson(location.hash));
  const hash = query === "" ? "" : `#/${query}`;
  history.replaceState(history.state, "", location.pathname + location.search + hash);
  dispatchEvent(new HashChangeEvent("hashchange"));
}
