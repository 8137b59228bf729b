import type { DescMessage, Registry } from "@bufbuild/protobuf";
import type { AnyDraft } from "./draft.ts";
import { messageControl } from "./model.ts";
import { newValue } from "./new-value.ts";

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
