import { bodyFromElsewhere, bodyInFile, bodyOf, noBody, type Body } from "../body.ts";
import { lastOf, type GivenFlag } from "../flags/read-flags.ts";
import { readHeader, type Header } from "../headers.ts";
import type { Invocation } from "../invocation.ts";

/** The headers and the body of a `buf curl`, which may share standard input. */
export interface BufInput {
  readonly headers: readonly Header[];
  readonly body: Body;
  readonly notes: readonly string[];
}

/** Reads `-d`, `-H` and what comes on standard input: headers, an empty line, then the body. */
export function readInput(flags: readonly GivenFlag[], input: Invocation["input"]): BufInput {
  const data = lastOf(flags, "data");
  const given = flags
    .filter(({ name }) => name === "header")
    .flatMap(({ value }) => fieldsOf(value));
  const notes = given
    .filter((header) => header.startsWith("@") && header !== "@-")
    .map(
      (header) =>
        `The headers in the file ${header.slice(1)} cannot be read from here. Type them as metadata.`,
    );
  const asksHeaders = given.includes("@-");
  const asksBody = data?.value === "@-";
  const source = input?.kind === "text" ? input.text.text : undefined;
  const shared = asksHeaders && asksBody ? splitAtEmptyLine(source ?? "") : undefined;

  const lines = asksHeaders ? (shared?.headers ?? source ?? "").split("\n") : [];
  if (asksHeaders && source === undefined) {
    notes.push(
      "The headers come from standard input, which the command does not show. Type them as metadata.",
    );
  }
  const headers = [...given.filter((header) => !header.startsWith("@")), ...lines].flatMap(
    (line) => {
      const header = readHeader(line);
      return header === undefined ? [] : [header];
    },
  );
  return { headers, body: readBody(), notes };

  function readBody(): Body {
    if (data === undefined) return noBody;
    if (!data.value.startsWith("@")) return bodyOf(data.value, data.word);
    if (!asksBody) return bodyInFile(data.value.slice(1));
    if (input === undefined) return bodyFromElsewhere;
    return input.kind === "file"
      ? bodyInFile(input.name)
      : bodyOf(shared?.body ?? input.text.text, input.text);
  }
}

function splitAtEmptyLine(text: string): { readonly headers: string; readonly body: string } {
  const [, headers = "", body = ""] = /^([^]*?)(?:(?<=^|\n)\n([^]*))?$/.exec(text) ?? [];
  return { headers, body };
}

/**
 * A flag of strings is a line of comma-separated values (RFC 4180) to buf. One
 * with a part that is no header is taken whole: buf would refuse it.
 */
function fieldsOf(value: string): readonly string[] {
  if (!/[,"]/.test(value)) return [value];
  const fields = Array.from(
    value.matchAll(/(?<=^|,)(?:"((?:[^"]|"")*)"|([^,"][^,]*|))(?=,|$)/g),
    (field) => (field[1] === undefined ? (field[2] ?? "") : field[1].replaceAll('""', '"')),
  );
  return fields.length > 0 && fields.every((field) => /^@|:/.test(field)) ? fields : [value];
}
