import { use, type MouseEvent } from "react";
import { TermsContext } from "../lib/terms.ts";
import styles from "./terms.module.css";

export interface TermsProps {
  text: string;
  /**
   * Whether Tab passes by the terms: among the rows of a call, where dozens of
   * them would stand in the way. The glossary has them all.
   */
  isQuiet?: boolean;
}

/** A text whose terms are underlined; pressing one says what it means. */
export function Terms({ text, isQuiet = false }: TermsProps) {
  const terms = use(TermsContext);
  if (terms === undefined) return text;
  return terms.mark(text).map((piece, place) => {
    const { term } = piece;
    if (term === undefined) return piece.text;
    return (
      <a
        // Pieces of a text have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        key={place}
        href={terms.href(term)}
        className={styles.term}
        tabIndex={isQuiet ? -1 : undefined}
        onClick={(event: MouseEvent<HTMLAnchorElement>) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          // Not what it stands in, such as a row that folds.
          event.stopPropagation();
          terms.open(term, event.currentTarget);
        }}
      >
        {piece.text}
      </a>
    );
  });
}
