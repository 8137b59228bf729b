import { splitJsonValues } from "./json-values.ts";
import type { ShellText, Word } from "./shell/word.ts";

/** The messages of a request. */
export interface Body {
  readonly messages: readonly string[];
  readonly notes: readonly string[];
}

export const noBody: Body = { messages: [], notes: [] };

/** The messages of a text out of a word or a here-document. */
export function bodyOf(text: string, from: ShellText | Word): Body {
  const { values, commas } = splitJsonValues(text);
  const notes: string[] = [];
  if (commas) notes.push("Messages stand one after another without commas: those were left out.");
  if ("isBare" in from && from.isBare && /^[[{]/.test(from.text)) {
    notes.push(
      "The body has no quotes around it: a shell takes away the double quotes inside. Put it in single quotes.",
    );
  } else if (/^\s*[[{]\s*\\"/.test(text)) {
    notes.push(
      'The body has backslashes before its quotes (\\"), as Windows needs them. They are no JSON: take them out.',
    );
  }
  return { messages: values, notes };
}

/** Of a body in a file, which a page cannot read. */
export function bodyInFile(name: string): Body {
  return {
    messages: [],
    notes: [
      `The body is in the file ${name}, which cannot be read from here. Paste its text into the JSON tab.`,
    ],
  };
}

/** Of a body that would have come from somewhere that the command does not show. */
export const bodyFromElsewhere: Body = {
  messages: [],
  notes: [
    "The body comes from standard input, which the command does not show. Paste it into the JSON tab.",
  ],
};
