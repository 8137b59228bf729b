import { Fragment } from "react";
import { highlight } from "./search.ts";

/** A text with what a search found in it marked. */
export function Marked({ text, terms }: { text: string; terms: readonly string[] }) {
  return highlight(text, terms).map((part) =>
    part.hit ? (
      <mark key={part.at}>{part.text}</mark>
    ) : (
      <Fragment key={part.at}>{part.text}</Fragment>
    ),
  );
}
