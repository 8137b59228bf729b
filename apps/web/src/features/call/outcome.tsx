import type { Registry } from "@bufbuild/protobuf";
import { statusGuides, type StatusEvent } from "@grpc-playground/call";
import { cx } from "../../shared/lib/cx.ts";
import { ErrorDetails } from "./error-details.tsx";
import styles from "./outcome.module.css";

/** How the call ended, in words: what it means, what was said, and what to do next. */
export function Outcome({ status, registry }: { status: StatusEvent; registry: Registry }) {
  const { meaning, raisedBy, next } = statusGuides[status.name];
  if (status.code === 0) return undefined;
  const mild = status.name === "CANCELLED";
  return (
    <div className={cx(styles.outcome, mild ? styles.mild : styles.bad)}>
      <p className={styles.meaning}>
        {meaning} <span className={styles.code}>Code {status.code}.</span>
      </p>
      {status.message !== "" && <p className={styles.message}>{status.message}</p>}
      <dl className={styles.guide}>
        <div>
          <dt>Usually raised by</dt>
          <dd>{raisedBy}</dd>
        </div>
        <div>
          <dt>What to do next</dt>
          <dd>{next}</dd>
        </div>
      </dl>
      {status.details.length > 0 && <ErrorDetails details={status.details} registry={registry} />}
    </div>
  );
}
