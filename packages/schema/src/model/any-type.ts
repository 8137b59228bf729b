import { fromBinary, type DescMessage, type Registry } from "@bufbuild/protobuf";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import type { AnyDraft, ValueDraft } from "../draft/draft.ts";
import { messageControl } from "./model.ts";
import { newValue } from "../draft/new-value.ts";

/** What goes before the slash in the URL of an Any, unless somebody runs a type server. */
const prefix = "type.googleapis.com";

/**
 * The type that an Any's URL names: all after its last slash.
 * https://protobuf.dev/programming-guides/proto3/#any
 */
export function typeOfUrl(url: string, registry: Registry | undefined): DescMessage | undefined {
  return registry?.getMessage(url.slice(url.lastIndexOf("/") + 1));
}

/** An Any of a type with nothing filled in. */
export function newAny(type: DescMessage, registry: Registry | undefined): AnyDraft {
  return {
    kind: "any",
    url: `${prefix}/${type.typeName}`,
    type,
    content: newValue(messageControl(type, registry)),
  };
}

/**
 * An Any with another URL. What was typed for the former type is kept beside it,
 * as with the fields of a oneof, and comes back when that one is chosen again.
 * Bytes are bytes: they go from one URL to the next when neither type is known.
 */
export function chooseType(any: AnyDraft, url: string, registry: Registry | undefined): AnyDraft {
  if (url === any.url) return any;
  const type = typeOfUrl(url, registry);
  if (!any.type && !type) return { ...any, url };
  const kept = new Map(any.kept).set(any.url, any.content);
  const content = kept.get(url);
  if (!type) return { kind: "any", url, type, content: content ?? noBytes, kept };
  if (!content) return { ...newAny(type, registry), url, kept };
  return { kind: "any", url, type: holds(type, content) ? type : undefined, content, kept };
}

/** Bytes that are not of the type that their URL names are shown as bytes. */
function holds(type: DescMessage, content: ValueDraft): boolean {
  if (content.kind !== "bytes" && content.kind !== "file") return true;
  return messageControl(type, undefined).wraps?.kind === "bytes";
}

const noBytes: ValueDraft = { kind: "bytes", encoding: "hex", text: "" };

/** What bytes hold as a message of a type; undefined when they are not of it. */
export function unpack(type: DescMessage, bytes: Uint8Array): ReflectMessage | undefined {
  try {
    return reflect(type, fromBinary(type, bytes));
  } catch {
    return undefined; // Not of that type: its bytes are shown.
  }
}

const deepest = 32;
let depth = 0;

/**
 * Whether an Any that is in so many others is opened. Below that it is shown as
 * bytes: protobuf's own limit begins anew in each, and a few kilobytes of Any
 * in Any would keep a page busy for minutes.
 */
export function mayOpenAny(): boolean {
  return depth < deepest;
}

/** Does something with what is in an Any. */
export function withinAny<T>(act: () => T): T {
  depth++;
  try {
    return act();
  } finally {
    depth--;
  }
}
