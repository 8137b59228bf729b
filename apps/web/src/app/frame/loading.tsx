import type { Problem } from "../../shared/lib/problem.ts";
import { Button } from "../../shared/ui/button.tsx";
import { Callout } from "../../shared/ui/callout.tsx";
import { Code } from "../../shared/ui/code.tsx";
import styles from "./loading.module.css";

/** The body of the page until the first schema is in: waiting, or why it did not come. */
export function Loading({
  problem,
  onRetry,
  onOwn,
}: {
  problem: Problem | undefined;
  onRetry: () => void;
  /** Opens the playground's own services instead; undefined when it is they that did not come. */
  onOwn: (() => void) | undefined;
}) {
  return (
    <main className={styles.loading}>
      {problem === undefined ? (
        <p className={styles.waiting} aria-live="polite">
          Loading the services…
        </p>
      ) : (
        <Callout
          kind="error"
          alert
          className={styles.problem}
          title={problem.title}
          action={
            <>
              <Button variant="primary" onClick={onRetry}>
                Try again
              </Button>
              {onOwn && <Button onClick={onOwn}>Open the playground's services</Button>}
            </>
          }
        >
          <p>{problem.next}</p>
          {problem.detail !== "" && (
            <p>
              It said: <Code plain>{problem.detail}</Code>
            </p>
          )}
        </Callout>
      )}
    </main>
  );
}
