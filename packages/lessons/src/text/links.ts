import type { MethodName } from "../method-name.ts";
import { parseMethodName } from "../yaml/read-method.ts";

/** Where a link of a lesson leads. */
export type LessonLink =
  | { readonly kind: "page"; readonly url: string }
  /** A step, from 1; undefined: the lesson's start. */
  | { readonly kind: "lesson"; readonly id: string; readonly step: number | undefined }
  | { readonly kind: "term"; readonly id: string }
  | { readonly kind: "method"; readonly method: MethodName };

/** Reads a link's URL; undefined for one that leads nowhere a lesson may lead. */
export function parseLink(url: string): LessonLink | undefined {
  if (url.startsWith("https://") && URL.canParse(url)) return { kind: "page", url };
  const [, scheme, rest = ""] = /^(lesson|term|method):(.+)$/.exec(url) ?? [];
  if (scheme === "lesson") {
    const [, id, step] = /^([a-z0-9-]+)(?:\/([1-9]\d?))?$/.exec(rest) ?? [];
    return id === undefined
      ? undefined
      : { kind: "lesson", id, step: step === undefined ? undefined : Number(step) };
  }
  if (scheme === "term") return /^[a-z0-9-]+$/.test(rest) ? { kind: "term", id: rest } : undefined;
  const method = scheme === "method" ? parseMethodName(rest) : undefined;
  return method && { kind: "method", method };
}
