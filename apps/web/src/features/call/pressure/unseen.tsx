import type { CallLog, Protocol } from "@grpc-playground/call";
import { counted, size } from "../../../shared/lib/format.ts";
import { Callout } from "../../../shared/ui/callout.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import styles from "./pressure.module.css";

/** What can be said where no queue and no window is told of. */
export function Unseen({ log, protocol }: { log: CallLog; protocol: Protocol }) {
  if (protocol === "grpc") {
    return log.ended ? (
      <EmptyState title="Nothing was told of this call's flow">
        It ended before a connection was made, or its connection was not looked into. Send it again
        with the inspection of HTTP/2 frames turned on.
      </EmptyState>
    ) : (
      <EmptyState title="Waiting for the first numbers">
        They come with the connection to the target, a few times a second, as long as anything
        changes.
      </EmptyState>
    );
  }
  const { down } = log.wire;
  const unread = Math.max(0, down.count - log.counters.received);
  return (
    <div className={styles.unseen}>
      <Callout title="The browser keeps its own queues out of sight">
        <p>
          This call goes straight from the browser to the server. What is not read waits in the
          browser's network code and in the system's socket, and a page can look into neither, nor
          at the windows of a connection that is not its own. When they are full, the server has to
          stop just the same.
        </p>
        <p>
          Choose gRPC as the protocol to see each queue and each window: the bridge tells of its
          own.
        </p>
      </Callout>
      <dl className={styles.facts}>
        <dt>Read from the browser so far</dt>
        <dd>
          {size(down.size)} in {counted(down.count, "part")}
        </dd>
        <dt>Handed to you</dt>
        <dd>{counted(log.counters.received, "message")}</dd>
        <dt>Waiting for the rest of a message</dt>
        <dd>{size(down.pending.length)}</dd>
        {/* The last part of a stream that has ended says how it ended, and is no message. */}
        {!log.ended && (
          <>
            <dt>Messages read, and waiting for you</dt>
            <dd>{counted(unread, "message")}</dd>
          </>
        )}
      </dl>
    </div>
  );
}
