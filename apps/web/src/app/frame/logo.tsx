import styles from "./logo.module.css";

/** The mark: a request going out, and a stream of replies coming back. */
export function Logo() {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" className={styles.logo} aria-hidden="true">
      <g className={styles.up}>
        <path d="M3 8h15" />
        <path d="M14 4l4 4l-4 4" />
      </g>
      <g className={styles.down}>
        <path d="M21 16h-3.5M14.5 16h-3M8.5 16H6" />
        <path d="M10 12l-4 4l4 4" />
      </g>
    </svg>
  );
}
