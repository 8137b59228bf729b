import { checkValue } from "../draft/check-value.ts";
import type { LeafDraft, ValueDraft } from "../draft/draft.ts";
import { parseJsonText } from "../json/text.ts";
import type { ValueControl } from "../model/model.ts";
import { accept, quote, refuse, type Parsed } from "../values/parsed.ts";
import { draftOfNode } from "./node-draft.ts";

/** The pieces of a line that are values of their own. */
export function splitLine(control: ValueControl, line: string): readonly string[] {
  const inner = innerOf(control);
  const between = separatorOf(inner);
  if (between) return line.split(between).filter((piece) => piece.trim() !== "");
  return line.trim() === "" ? [] : [line];
}

/** What may stand between two values on one line: nothing that can be part of a value. */
function separatorOf(control: ValueControl): RegExp | undefined {
  switch (control.kind) {
    case "number":
    case "bool":
    case "enum":
      return /[,;\s]+/;
    case "message":
      return control.text?.kind === "timestamp" || control.text?.kind === "duration"
        ? /[,;\t]+/
        : undefined;
    default:
      return undefined;
  }
}

/** One value as it stands on a line; checked, so that what is not valid says why. */
export function draftOfLine(control: ValueControl, text: string): Parsed<ValueDraft> {
  const inner = innerOf(control);
  if (inner.kind === "message" && !inner.text) {
    const parsed = parseJsonText(text);
    return parsed.ok
      ? draftOfNode(inner, parsed.node, text)
      : refuse(`Column ${parsed.issue.column}: ${parsed.issue.message}`);
  }
  const draft = leafOf(inner, text);
  if (!draft) return refuse(`${quote(text.trim())} is not a bool. Write true or false.`);
  const checked = checkValue(control, draft);
  return checked.ok ? accept(draft) : checked;
}

function leafOf(control: ValueControl, text: string): LeafDraft | undefined {
  const typed = text.trim();
  switch (control.kind) {
    case "bool": {
      const word = typed.toLowerCase();
      if (!["true", "false", "1", "0"].includes(word)) return undefined;
      return { kind: "bool", value: word === "true" || word === "1" };
    }
    case "bytes":
      return /^0x[0-9a-f\s:]*$/i.test(typed)
        ? { kind: "bytes", encoding: "hex", text: typed.slice(2) }
        : { kind: "bytes", encoding: "text", text: unquote(text) };
    case "string":
      return { kind: "text", text: unquote(text) };
    default:
      if (control.kind === "message" && control.text?.kind === "json") {
        return { kind: "text", text: typed };
      }
      // A list copied out of JSON or code brings its quotes.
      return { kind: "text", text: /^"[^"]*"$/.test(typed) ? typed.slice(1, -1) : typed };
  }
}

/** A text in double quotes, with the comma behind it that a JSON array has, is what the quotes enclose. */
function unquote(text: string): string {
  const quoted = /^(".*")\s*,?$/.exec(text.trim())?.[1];
  const parsed = quoted === undefined ? undefined : parseJsonText(quoted);
  return parsed?.ok && parsed.node.kind === "string" ? parsed.node.value : text;
}

function innerOf(control: ValueControl): ValueControl {
  return control.kind === "message" && control.wraps ? control.wraps : control;
}

/** A line as key and value: at a tab, else at the first equals sign or colon, else at a comma. */
export function splitEntry(line: string): { key: string; value: string } | undefined {
  const quoted = /^\s*("(?:[^"\\]|\\.)*")\s*[=:,\t]\s*(.*)$/.exec(line);
  if (quoted) return { key: quoted[1] ?? "", value: quoted[2] ?? "" };
  const match =
    /^([^\t]*)\t(.*)$/.exec(line) ??
    // A colon without a space may be part of a key, as in a URL.
    /^(.*?)(?:=|:\s)(.*)$/.exec(line) ??
    /^(.*?)[:,](.*)$/.exec(line);
  return match ? { key: (match[1] ?? "").trim(), value: (match[2] ?? "").trim() } : undefined;
}
