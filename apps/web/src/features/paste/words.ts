import type { DescMethod } from "@bufbuild/protobuf";

/** Whether a method of a kind takes more than one message. */
const takesMany = (kind: DescMethod["methodKind"]) =>
  kind === "client_streaming" || kind === "bidi_streaming";

/** How many messages there are, and where they will stand. */
export function messageWords(count: number, kind: DescMethod["methodKind"] | undefined): string {
  if (count === 0) return "none, so that the message is empty";
  if (count === 1) return "1";
  if (kind === undefined) return String(count);
  return takesMany(kind)
    ? `${count}, as steps in the Script tab`
    : `${count}, and the method takes one: choose it in the JSON tab`;
}

/** A length of time as people write it. */
export function timeWords(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000} s` : `${ms} ms`;
}
