import type { CallLog, HeaderEntry } from "@grpc-playground/call";
import { Disclosure } from "../../../shared/ui/disclosure.tsx";
import { number } from "../../../shared/lib/format.ts";
import { headerNote } from "./header-note.ts";
import styles from "./metadata.module.css";

/** A header's value, with what it says where that is not plain to see. */
function Value({ entry: [name, value] }: { entry: HeaderEntry }) {
  const note = headerNote(name, value);
  return (
    <>
      {value === "" ? <i>empty</i> : value}
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </>
  );
}

function Entries({ name, entries }: { name: string; entries: readonly HeaderEntry[] }) {
  if (entries.length === 0) return <p className={styles.none}>None.</p>;
  return (
    <dl className={styles.entries} aria-label={name}>
      {entries.map((entry) => (
        <div key={entry[0]} className={styles.entry}>
          <dt>{entry[0]}</dt>
          <dd>
            <Value entry={entry} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Headers both ways and trailers, each as it comes in. */
export function Metadata({ log }: { log: CallLog }) {
  const request = log.find("request-headers");
  const response = log.find("response-headers");
  const trailers = log.find("trailers");
  return (
    <div className={styles.metadata}>
      {request !== undefined && (
        <Disclosure title="Request headers" note={number(request.headers.length)}>
          <Entries name="Request headers" entries={request.headers} />
          {!request.complete && (
            <p className={styles.none}>The transport adds headers of its own to these.</p>
          )}
        </Disclosure>
      )}
      {response !== undefined && (
        <Disclosure title="Response headers" note={number(response.headers.length)} defaultOpen>
          <Entries name="Response headers" entries={response.headers} />
        </Disclosure>
      )}
      {trailers !== undefined && (
        <Disclosure title="Trailers" note={number(trailers.trailers.length)} defaultOpen>
          <Entries name="Trailers" entries={trailers.trailers} />
        </Disclosure>
      )}
    </div>
  );
}
