import styles from "./progress-bar.module.css";

/** How many steps of all are done. */
export function ProgressBar({
  done,
  steps,
  minutes,
}: {
  done: number;
  steps: number;
  /** For what is left. */
  minutes: number;
}) {
  return (
    <div className={styles.box}>
      <progress className={styles.bar} aria-label="Steps done" value={done} max={steps} />
      <p className={styles.words}>
        <span>
          {done} of {steps} steps done
        </span>
        <span>{minutes === 0 ? "All done" : `about ${timeWords(minutes)} left`}</span>
      </p>
    </div>
  );
}

function timeWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? "" : ` ${rest} min`}`;
}
