import { findTerm, terms } from "@grpc-playground/lessons/glossary";
import { cx } from "../../shared/lib/cx.ts";
import { Prose } from "../../shared/ui/prose.tsx";
import styles from "./glossary-page.module.css";

export interface GlossaryPageProps {
  /** The term to point out, as the address names it. */
  wanted: string | undefined;
  /** Where a lesson is. */
  lessonHref: (lesson: string) => string;
  /** The way back, if there is one. */
  back: { readonly href: string; readonly name: string } | undefined;
}

const sorted = terms.toSorted((one, other) =>
  one.term.localeCompare(other.term, "en", { sensitivity: "base" }),
);

function showEntry(entry: HTMLElement | null): void {
  entry?.scrollIntoView({ block: "center" });
}

/** Every term, in the order of the alphabet, with what it means and where it is taught. */
export function GlossaryPage({ wanted, lessonHref, back }: GlossaryPageProps) {
  const term = wanted === undefined ? undefined : findTerm(wanted);
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        {back !== undefined && (
          <a href={back.href} className={styles.back}>
            Back to {back.name}
          </a>
        )}
        <h1 className={styles.title}>Glossary</h1>
        <p className={styles.intro}>
          The terms that are underlined on the page. Each has a lesson in which it happens.
        </p>
        {wanted !== undefined && term === undefined && (
          <p className={styles.intro}>There is no term “{wanted}” here. These there are:</p>
        )}
        <dl className={styles.terms}>
          {sorted.map((each) => (
            <div
              key={each.term}
              ref={each === term ? showEntry : undefined}
              className={cx(styles.entry, each === term && styles.wanted)}
            >
              <dt className={styles.term}>{each.term}</dt>
              <dd className={styles.means}>
                <Prose text={each.means} />
                <a href={lessonHref(each.lesson)} aria-label={`The lesson of ${each.term}`}>
                  Its lesson
                </a>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </main>
  );
}
