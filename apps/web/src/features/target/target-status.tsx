import { Button } from "../../shared/ui/button.tsx";
import { Callout } from "../../shared/ui/callout.tsx";
import { Code } from "../../shared/ui/code.tsx";
import { Disclosure } from "../../shared/ui/disclosure.tsx";
import { targetName, type Target } from "../../shared/lib/target.ts";
import type { TargetFacts, TargetOpening } from "./target-facts.ts";
import styles from "./target-status.module.css";

export interface TargetStatusProps {
  target: Target;
  facts: TargetFacts | undefined;
  opening: TargetOpening | undefined;
  /** The newest call reached nobody there. */
  unanswered: boolean;
  onRetry: (target: Target) => void;
  /** Calls the target that could not be opened all the same, by the services in view. */
  onInsist: () => void;
  onDismiss: () => void;
}

/** How it stands with the target, in words. */
export function TargetStatus(props: TargetStatusProps) {
  const { target, facts, opening, unanswered, onRetry, onInsist, onDismiss } = props;
  if (opening?.problem !== undefined) {
    const { title, detail, next } = opening.problem;
    return (
      <Callout
        kind="error"
        alert
        title={title}
        action={
          <>
            <Button size="sm" onClick={() => onRetry(opening.target)}>
              Try again
            </Button>
            {facts !== undefined && (
              <>
                <Button size="sm" variant="ghost" onClick={onInsist}>
                  Call it anyway
                </Button>
                <Button size="sm" variant="ghost" onClick={onDismiss}>
                  Stay with {targetName(target)}
                </Button>
              </>
            )}
          </>
        }
      >
        {detail !== "" && (
          <p className={styles.detail}>
            <Code plain>{detail}</Code>
          </p>
        )}
        <p>{next}</p>
      </Callout>
    );
  }
  if (opening !== undefined) {
    return (
      <div className={styles.waiting} aria-live="polite">
        <span>
          Asking {targetName(opening.target)} what it offers
          {opening.target === undefined ? "" : ", by server reflection"}…
        </span>
        <Button size="sm" onClick={onDismiss}>
          Give up
        </Button>
      </div>
    );
  }
  if (facts === undefined) return null;
  return (
    <div className={styles.facts}>
      {unanswered && (
        <Callout
          kind="warn"
          title={`The last call to ${targetName(target)} reached nobody`}
          action={
            <Button size="sm" onClick={() => onRetry(target)}>
              Ask again
            </Button>
          }
        >
          What it offers is known from before. Start it again, or choose another server.
        </Callout>
      )}
      <p>
        {targetName(target)}: {facts.services} {facts.services === 1 ? "service" : "services"},{" "}
        {facts.source === "image" ? (
          "with the comments of their .proto files."
        ) : (
          <>
            told by <Code>{facts.source}</Code>.
          </>
        )}
      </p>
      {facts.notes.length > 0 && (
        <Disclosure title={`${facts.notes.length} notes about its schema`}>
          <ul className={styles.notes}>
            {facts.notes.map(({ kind, subject, message }) => (
              <li key={`${kind}${subject}${message}`}>
                <strong>{kind === "repaired" ? "Mended" : "Left out"}</strong>{" "}
                <Code>{subject}</Code> {message}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
