import type { Registry } from "@bufbuild/protobuf";
import { statusGuides, type StatusEvent } from "@grpc-playground/call";
import { late } from "../../../shared/ui/late.tsx";
import styles from "./outcome.module.css";

const ErrorDetails = late(async () => (await import("./error-details.tsx")).ErrorDetails);

/** Why a call failed: what was said, who says such things, what to do next, and the details. */
export function Outcome({ status, registry }: { status: StatusEvent; registry: Registry }) {
  const { raisedBy, next } = statusGuides[status.name];
  return (
    <div className={styles.outcome}>
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
