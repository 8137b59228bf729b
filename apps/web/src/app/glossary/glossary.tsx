import { useEffect, useMemo, useState, type ReactNode } from "react";
import { TermsContext, type TermsReader } from "../../shared/lib/terms.ts";
import { useStore } from "../../shared/lib/store.ts";
import type { Calls } from "../calls/calls.ts";
import type * as glossaryParts from "./glossary-parts.ts";
import { formatGlossary, formatLesson, learnHash } from "../routes/route.ts";

export interface GlossaryProps {
  calls: Calls;
  /** Whether terms are wanted before any call has ended. */
  isWanted: boolean;
  children: ReactNode;
}

/**
 * Underlines terms in what is below, and says what they mean. No call waits for
 * it: it is loaded when one has ended, as soon as a person does something, or after a while.
 */
export function Glossary({ calls, isWanted, children }: GlossaryProps) {
  const parts = useParts(calls, isWanted);
  const [shown, setShown] = useState<{ term: string; at: HTMLElement }>();
  const reader = useMemo<TermsReader | undefined>(
    () =>
      parts && {
        mark: (text) =>
          parts.markTerms(text).map((piece) => ({ text: piece.text, term: piece.term?.term })),
        href: formatGlossary,
        lessonOf: (idea) => {
          const { id, title } = parts.lessonsOfEvents[idea];
          return { href: formatLesson({ id, step: 1 }), title };
        },
        open: (term, at) => setShown({ term, at }),
      },
    [parts],
  );
  const term = shown && parts?.findTerm(shown.term);
  return (
    <TermsContext value={reader}>
      {children}
      {parts !== undefined && term !== undefined && shown !== undefined && (
        <parts.TermCard
          term={term}
          at={shown.at}
          lessonHref={`${learnHash}/${term.lesson}/1`}
          glossaryHref={formatGlossary()}
          onClose={() => setShown(undefined)}
        />
      )}
    </TermsContext>
  );
}

/** For those who only watch, in ms. */
const awhile = 2_000;

function useParts(calls: Calls, isWanted: boolean): typeof glossaryParts | undefined {
  const [parts, setParts] = useState<typeof glossaryParts>();
  const entries = useStore(calls.entries);
  const isOver = useMemo(() => [...entries.values()].some(({ log }) => log.ended), [entries]);
  const isDue = isWanted || isOver;
  useEffect(() => {
    if (!isDue || parts !== undefined) return undefined;
    const listening = new AbortController();
    const load = () => {
      listening.abort();
      clearTimeout(waiting);
      // Without it texts stand as they are, and the next page load tries again.
      import("./glossary-parts.ts").then(setParts, () => undefined);
    };
    const waiting = setTimeout(load, awhile);
    if (isWanted) load();
    for (const kind of ["pointermove", "keydown", "focusin"]) {
      document.addEventListener(kind, load, { signal: listening.signal, passive: true });
    }
    return () => {
      listening.abort();
      clearTimeout(waiting);
    };
  }, [isDue, isWanted, parts]);
  return parts;
}
