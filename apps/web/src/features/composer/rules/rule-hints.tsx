import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import styles from "./rule-hints.module.css";

/** What the rules ask for, as a quiet line of phrases. The id joins it to what it is about. */
export function RuleHints({ hints, id }: { hints: readonly string[]; id: string }) {
  if (hints.length === 0) return null;
  return (
    <p id={id} className={styles.hints}>
      {hints.map((hint, index) => (
        <span key={hint} className={styles.hint}>
          {hint}
          {/* Heard as one sentence, where boxes cannot be seen. */}
          <VisuallyHidden>{index < hints.length - 1 ? ", " : "."}</VisuallyHidden>
        </span>
      ))}
    </p>
  );
}
