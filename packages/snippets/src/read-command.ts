import { readBufCurl } from "./buf-curl/read-buf-curl.ts";
import { readCurl } from "./curl/read-curl.ts";
import { findTool, type Found } from "./find-tool.ts";
import { readGrpcurl } from "./grpcurl/read-grpcurl.ts";
import type { Invocation } from "./invocation.ts";
import { placeOf, Refused, toRefusal, type Refusal } from "./place.ts";
import type { CommandRequest, Tool } from "./request.ts";
import { readShell } from "./shell/read-shell.ts";

/** What a command line says, or where and why it could not be read. */
export type ReadCommand =
  | { readonly ok: true; readonly value: CommandRequest }
  | { readonly ok: false; readonly refusal: Refusal };

const readers: Readonly<Record<Tool, (invocation: Invocation) => CommandRequest>> = {
  grpcurl: readGrpcurl,
  "buf curl": readBufCurl,
  curl: readCurl,
};

/**
 * Reads a grpcurl, buf curl or curl command as a POSIX shell and the tool would.
 * Nothing is run and nothing is expanded: variables and substitutions stay as
 * written, with a note on each. Flags that cannot be kept are notes, too.
 */
export function readCommand(text: string): ReadCommand {
  try {
    const script = readShell(text);
    const found = findTool(text, script);
    const read = readers[found.tool](found);
    const notes = [...unfilledNotes(text, found), ...found.notes, ...script.notes, ...read.notes];
    return { ok: true, value: { ...read, notes } };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: toRefusal(text, error) };
    throw error;
  }
}

/** The most sentences of one kind that anybody reads. */
const mostNotes = 10;

/** A sentence for each variable and each substitution, at the first place where it stands. */
function unfilledNotes(text: string, { words, input }: Found): readonly string[] {
  const all = [...words, ...(input?.kind === "text" ? [input.text] : [])].flatMap(
    ({ unfilled }) => unfilled,
  );
  const first = new Map(all.toReversed().map((piece) => [piece.text, piece]));
  const inOrder = [...first.values()].toReversed();
  const notes = inOrder.slice(0, mostNotes).map(({ text: written, from }) => {
    const { line, column } = placeOf(text, from);
    const kind = /^(`|\$\()/.test(written) ? "The output of" : "The value of";
    return `${kind} ${written} (line ${line}, column ${column}) is not filled in: nothing of a command is run here. Put it in by hand.`;
  });
  const more = inOrder.length - notes.length;
  if (more > 0) notes.push(`So it is with ${more} more that a shell would have filled in.`);
  return notes;
}
