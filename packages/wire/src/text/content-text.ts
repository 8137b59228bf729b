import type { Content, Guess } from "../protobuf/tree.ts";
import { scalarName } from "../protobuf/wire-types.ts";
import type { Paint } from "./paint.ts";

/** A value in a line, behind its field's name. Of a message that is opened below, only what it is. */
export function contentText(content: Content, isOpen: boolean, paint: Paint): string {
  switch (content.kind) {
    case "scalar":
      return `= ${paint.value(content.text)}`;
    case "string":
      return `= ${paint.value(JSON.stringify(content.text))}${content.cut ? " …" : ""}`;
    case "bytes":
      return `= ${paint.value(`${content.size} bytes`)}`;
    case "packed": {
      const type = content.enum?.name ?? (content.scalar && scalarName(content.scalar)) ?? "number";
      return paint.quiet(`${content.count} × ${type}, packed`);
    }
    case "message": {
      const type = content.mapEntry ? "map entry" : (content.schema?.typeName ?? "group");
      return paint.quiet(isOpen ? type : `${type}, empty`);
    }
    default:
      return guesses(content.guesses, isOpen, paint);
  }
}

/** So many ways of reading are told. */
const told = 3;

function guesses(list: readonly Guess[], isOpen: boolean, paint: Paint): string {
  const [first, ...others] = list;
  if (!first) return "";
  const likely = isOpen ? first.as : `${first.as} ${first.text}`;
  // What reads as text is seldom a list of numbers, nor is it told as bytes.
  const worth = first.as === "string" ? others.filter(({ as }) => as === "message") : others;
  const also = worth.slice(0, told - 1).map(({ as, text }) => `${as} ${text}`);
  const rest = also.length > 0 ? paint.quiet(` or ${also.join(" or ")}`) : "";
  return `${paint.guess(`~ ${likely}`)}${isOpen ? "" : rest}`;
}
