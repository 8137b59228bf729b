import styles from "./problem-list.module.css";

/** More lines than this nobody reads, and thousands of them would hold the page. */
const most = 500;

/** All that is wrong, a line each, in a box of a few lines that scrolls. */
export function ProblemList({ lines }: { lines: readonly string[] }) {
  return (
    // A box that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.scroller} tabIndex={0} aria-label="What is wrong">
      <ul>
        {lines.slice(0, most).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {lines.length > most && <li>and {lines.length - most} more</li>}
      </ul>
    </section>
  );
}
