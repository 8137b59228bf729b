import type { CallLog } from "@grpc-playground/call";
import { Layers } from "lucide-react";
import { useLogVersion } from "../../../shared/lib/use-log-version.ts";
import { Callout } from "../../../shared/ui/callout.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Drawing } from "./drawing.tsx";
import styles from "./onion.module.css";
import { chainsSeen, onionOf, type Chains } from "./onion.ts";
import { SightingList } from "./sighting-list.tsx";
import { sentenceOf } from "./words.ts";

export interface OnionTabProps {
  /** The call in view, if there is one. */
  log: CallLog | undefined;
  method: string;
  /** What was switched on when the call was made, where that is known. */
  chains: Chains | undefined;
}

/** The layers that a call went through, drawn from what they saw of it. */
export function OnionTab({ log, method, chains }: OnionTabProps) {
  useLogVersion(log);
  useLogVersion(log?.sightings);
  if (log === undefined || (log.sightings.all.length === 0 && chains === undefined)) {
    return (
      <EmptyState
        icon={<Layers size={20} />}
        title={log === undefined ? "No call yet" : "This call went through no interceptor"}
      >
        Switch some on under Interceptors beside the request, and make a call: here you see how far
        it went in, and who answered it.
      </EmptyState>
    );
  }
  const status = log.find("status")?.name;
  const onion = onionOf(log, chains ?? chainsSeen(log.sightings));
  return (
    <div className={styles.tab}>
      <Drawing onion={onion} method={method} label={sentenceOf(onion, status)} />
      <section className={styles.seen} aria-label="What they saw">
        <h3 className={styles.heading}>What they saw, in order</h3>
        {log.sightings.unheard !== undefined && (
          <Callout kind="warn" title="The server did not tell all that it saw">
            Why: {log.sightings.unheard}. The call went its way all the same: make it again to see
            the server&rsquo;s side.
          </Callout>
        )}
        {onion.attempts > 1 && (
          <p className={styles.about}>
            The call was tried {onion.attempts} times. The Wire tab shows the bytes of the last
            attempt.
          </p>
        )}
        <SightingList sightings={log.sightings} />
      </section>
    </div>
  );
}
