import { BookOpen, Check, CircleDashed } from "lucide-react";
import { useStore } from "../../../shared/lib/store.ts";
import { Disclosure } from "../../../shared/ui/disclosure.tsx";
import type { OpenStep } from "../session/open-step.ts";
import { Line } from "../text/text.tsx";
import styles from "./facts.module.css";

/** What the step claims, and what stands behind each claim. */
export function Facts({ open }: { open: OpenStep }) {
  const { shown } = useStore(useStore(open.session).state);
  return (
    <Disclosure title="How do we know?" note={`${open.step.facts.length}`} className={styles.facts}>
      <ul className={styles.list}>
        {open.step.facts.map(({ says, because }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a lesson never changes
          <li key={index} className={styles.fact}>
            <div>
              <Line nodes={says} />
            </div>
            {because.kind === "cited" ? (
              <div className={styles.source}>
                <BookOpen size={14} aria-hidden />
                <div>
                  <Line nodes={because.source} />
                </div>
              </div>
            ) : shown[index] === true ? (
              <p className={styles.seen}>
                <Check size={14} aria-hidden />
                Your own call has shown it.
              </p>
            ) : (
              <p className={styles.source}>
                <CircleDashed size={14} aria-hidden />
                Your call will show it.
              </p>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
