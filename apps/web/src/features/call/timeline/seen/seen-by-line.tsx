import type { CallEvent, CallLog } from "@grpc-playground/call";
import { useLogVersion } from "../../../../shared/lib/use-log-version.ts";
import { seenBy } from "./seen-by.ts";
import styles from "./seen-by-line.module.css";

/** Which interceptors saw an event; nothing where none did. They may tell of it later than it happens. */
export function SeenByLine({ log, event }: { log: CallLog; event: CallEvent }) {
  useLogVersion(log.sightings);
  const names = seenBy(log.sightings, event);
  if (names === undefined) return null;
  return (
    <span className={styles.seen} title={`seen by ${names}`}>
      seen by {names}
    </span>
  );
}
