/** What became of something a person typed: a value, or a sentence on what is wrong and what to do. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

/** A value that was understood. */
export function accept<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** A refusal, in words that say what is accepted. */
export function refuse(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}

/** What is said of a text that is not well formed, which UTF-8 has no bytes for. */
export const halfPair = "Half of a surrogate pair has no UTF-8 bytes. Retype the last character.";

/** What was typed, in quotes, short enough for a sentence. */
export function quote(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 37)}...` : text}"`;
}
