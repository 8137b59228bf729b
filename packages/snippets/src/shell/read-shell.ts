import { Refused, type Span } from "../place.ts";
import { createCursor, type Cursor } from "./cursor.ts";
import { readHereDocument, type PendingDocument } from "./here-document.ts";
import { readWord, skipBlanks } from "./read-word.ts";
import type { ShellText, Word } from "./word.ts";

/** Where a command's standard input comes from. */
export type Input =
  | { readonly kind: "text"; readonly text: ShellText }
  | { readonly kind: "file"; readonly name: string };

/** A command with its arguments. */
export interface SimpleCommand {
  readonly words: readonly Word[];
  readonly input: Input | undefined;
  /** Whether its output goes into the next command. */
  readonly isPiped: boolean;
}

export interface ShellScript {
  readonly commands: readonly SimpleCommand[];
  /** What a shell would have seen differently, a sentence each. */
  readonly notes: readonly string[];
}

/** As in bash. Each one may have to be looked for to the end of the text. */
const maxHereDocuments = 16;

/**
 * Reads a text as a shell would (POSIX 2.3), as far as simple commands,
 * pipelines, lists, redirections and here-documents go. Runs and expands
 * nothing. Throws Refused on what no shell would take.
 */
export function readShell(text: string): ShellScript {
  const cursor = createCursor(text);
  const commands: Draft[] = [];
  const notes: string[] = [];
  let command = emptyCommand();
  let hereDocuments = 0;
  let pending: { readonly into: Draft; readonly document: PendingDocument }[] = [];

  const finish = (isPiped: boolean) => {
    if (command.words.length > 0 || command.input) commands.push(command);
    command.isPiped = isPiped;
    command = emptyCommand();
  };
  const readDocuments = () => {
    for (const { into, document } of pending) {
      const { note, ...read } = readHereDocument(cursor, document);
      into.input = { kind: "text", text: read };
      if (note !== undefined) notes.push(note);
    }
    pending = [];
  };

  for (;;) {
    skipBlanks(cursor);
    const char = cursor.peek();
    if (char === undefined) break;
    if (char === "#") {
      cursor.take(/[^\n]*/y);
    } else if (char === "\n") {
      cursor.next();
      readDocuments();
      finish(false);
    } else {
      const redirection = cursor.take(/(\d*)(<<<|<<-?|<[&>]?|>[>|&]?)|&>>?/y);
      if (redirection) {
        redirect(redirection[2] ?? ">", redirection[1] ?? "");
        continue;
      }
      if (char === "(" && command.words.length > 0) {
        const message = "A ( means something to the shell. Put the text in single quotes.";
        throw new Refused(message, { from: cursor.at, to: cursor.at + 1 });
      }
      const operator = cursor.take(/\|\||&&|\|&|[|&;()]/y);
      if (operator) finish(/^\|&?$/.test(operator[0]));
      else command.words.push(readWord(cursor));
    }
  }
  readDocuments();
  finish(false);
  return { commands, notes };

  function redirect(operator: string, descriptor: string): void {
    const from = cursor.at - operator.length;
    const target = targetOf(cursor, { from, to: cursor.at });
    if (!operator.startsWith("<") || (descriptor !== "" && descriptor !== "0")) return;
    if (operator === "<<<") {
      command.input = { kind: "text", text: { ...target, text: `${target.text}\n` } };
    } else if (operator.startsWith("<<")) {
      if (++hereDocuments > maxHereDocuments) {
        const message = `More than ${maxHereDocuments} here-documents are not read. Paste one command at a time.`;
        throw new Refused(message, { from, to: cursor.at });
      }
      const isLiteral = /['"\\]/.test(text.slice(target.from, target.to));
      const document = { delimiter: target, stripsTabs: operator === "<<-", isLiteral };
      // What it is part of may be finished, by a pipe, before its text comes.
      command.input = { kind: "text", text: { ...target, text: "" } };
      pending.push({ into: command, document });
    } else {
      command.input = { kind: "file", name: target.text };
    }
  }
}

interface Draft {
  words: Word[];
  input: Input | undefined;
  isPiped: boolean;
}

const emptyCommand = (): Draft => ({ words: [], input: undefined, isPiped: false });

function targetOf(cursor: Cursor, operator: Span): Word {
  skipBlanks(cursor);
  const word = readWord(cursor);
  if (word.from === word.to) {
    throw new Refused("Nothing follows this redirection. Say where to, or take it out.", operator);
  }
  return word;
}
