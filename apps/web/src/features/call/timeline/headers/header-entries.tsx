import type { HeaderEntry } from "@grpc-playground/call";
import styles from "./header-entries.module.css";
import { headerNote } from "./header-note.ts";

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

export interface HeaderEntriesProps {
  /** What they are, for screen readers. */
  name: string;
  entries: readonly HeaderEntry[];
  /** Whether these are all that travelled. */
  complete: boolean;
}

/** Headers or trailers, as they came. */
export function HeaderEntries({ name, entries, complete }: HeaderEntriesProps) {
  return (
    <>
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
      {!complete && <p className={styles.more}>The transport adds headers of its own to these.</p>}
    </>
  );
}
