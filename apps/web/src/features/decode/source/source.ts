import { createStore } from "../../../shared/lib/store.ts";

/** Where the bytes come from. */
export type Source =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "file";
      readonly name: string;
      readonly bytes: Uint8Array;
    };

export const nothing: Source = { kind: "text", text: "" };

/** What was put in, for as long as the page lives: going to a call and back leaves it there. */
export const source = createStore<Source>(nothing);

/** A longer text is kept out of the text box, which would be slow with it. */
const mostTyped = 100_000;

/** A text that was pasted or dropped: typed, if it is short. */
export function sourceOfText(text: string): Source {
  if (text.length <= mostTyped) return { kind: "text", text };
  const bytes = new TextEncoder().encode(text);
  return { kind: "file", name: "pasted text", bytes };
}
