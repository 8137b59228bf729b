import { use, type ReactNode } from "react";
import { TermsContext } from "../../../shared/lib/terms.ts";

/** A link to a term, which says beside it what it means. Text, until the glossary is there. */
export function TermLink({ term, children }: { term: string; children: ReactNode }) {
  const terms = use(TermsContext);
  if (terms === undefined) return children;
  return (
    <a
      href={terms.href(term)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        terms.open(term, event.currentTarget);
      }}
    >
      {children}
    </a>
  );
}
