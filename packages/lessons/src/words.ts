import { ordinal } from "@grpc-playground/call";

const first = ["first", "second", "third", "fourth", "fifth"];

/** `first`, `second`, ..., `6th`. */
export function countWords(place: number): string {
  return first[place - 1] ?? ordinal(place);
}

/** `a`, `a or b`, `a, b or c`. */
export function either(words: readonly string[], link = "or"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${link} ${last}`;
}
