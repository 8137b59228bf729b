import styles from "./rule-hints.module.css";

/** What the rules ask for, as a quiet line of phrases. The id joins it to what it is about. */
export function RuleHints({ hints, id }: { hints: readonly string[]; id: string }) {
  if (hints.length === 0) return null;
  return (
    <ul id={id} className={styles.hints} aria-label="Rules">
      {hints.map((hint) => (
        <li key={hint} className={styles.hint}>
          {hint}
        </li>
      ))}
    </ul>
  );
}
