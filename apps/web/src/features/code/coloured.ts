import { go } from "@codemirror/legacy-modes/mode/go";
import { typescript } from "@codemirror/legacy-modes/mode/javascript";
import { python } from "@codemirror/legacy-modes/mode/python";
import { shell } from "@codemirror/legacy-modes/mode/shell";
import { StringStream, type StreamParser } from "@codemirror/streamparser";
import type { SnippetLanguage } from "@grpc-playground/snippets/write";

export type CodeLanguage = SnippetLanguage;

/** What a piece of code is, as far as it has a colour of its own. */
export type CodeKind = "comment" | "keyword" | "string" | "number";

export interface CodePiece {
  readonly text: string;
  /** Undefined for everything else. */
  readonly kind: CodeKind | undefined;
  /** Where it begins. */
  readonly at: number;
}

const parsers: Readonly<Record<CodeLanguage, StreamParser<unknown>>> = {
  shell,
  python,
  typescript,
  go,
};

/**
 * Cuts a text of code into pieces by what they are. CodeMirror's tokenizers
 * without its editor: a text to be read needs no more.
 */
export function coloured(code: string, language: CodeLanguage): readonly CodePiece[] {
  const parser = parsers[language];
  const state = parser.startState?.(4);
  const pieces: CodePiece[] = [];
  let at = 0;

  const add = (text: string, kind: CodeKind | undefined) => {
    const last = pieces.at(-1);
    if (last !== undefined && last.kind === kind) {
      pieces[pieces.length - 1] = { ...last, text: last.text + text };
    } else if (text !== "") {
      pieces.push({ text, kind, at });
    }
    at += text.length;
  };

  for (const [index, line] of code.split("\n").entries()) {
    if (index > 0) add("\n", undefined);
    const stream = new StringStream(line, 4, 4);
    if (line === "") parser.blankLine?.(state, 4);
    while (!stream.eol()) {
      const style = parser.token(stream, state);
      // A tokenizer that takes nothing has only changed its mind about what follows.
      if (stream.pos > stream.start) {
        const kind = kindOf(style);
        const isPart = language === "shell" && kind === "number" && !isWord(stream);
        add(stream.current(), isPart ? undefined : kind);
      }
      stream.start = stream.pos;
    }
  }
  return pieces;
}

/** Whether what was taken is a word of its own: a shell has no numbers within words, such as addresses. */
function isWord({ string, start, pos }: StringStream): boolean {
  return [string[start - 1], string[pos]].every(
    (letter) => letter === undefined || /[\s=;&|()]/.test(letter),
  );
}

/** Styles are names of CodeMirror's, one or more, some with what they are of after a dot. */
function kindOf(style: string | null): CodeKind | undefined {
  if (style === null) return undefined;
  if (/comment|meta/.test(style)) return "comment";
  if (/string/.test(style)) return "string";
  if (/keyword|atom|bool/.test(style)) return "keyword";
  return /number/.test(style) ? "number" : undefined;
}
