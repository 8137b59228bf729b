import { cx } from "../../../../shared/lib/cx.ts";
import type { Kind } from "../flow/shown-events.ts";
import styles from "./kind-filter.module.css";

const kinds: readonly { readonly kind: Kind; readonly label: string }[] = [
  { kind: "sent", label: "Sent" },
  { kind: "received", label: "Received" },
  { kind: "heads", label: "Headers & status" },
  { kind: "errors", label: "Errors" },
];

/** Which events are shown: those of every kind that is pressed, and all while none is. */
export function KindFilter({
  chosen,
  onChange,
}: {
  chosen: ReadonlySet<Kind>;
  onChange: (chosen: ReadonlySet<Kind>) => void;
}) {
  return (
    // A fieldset would be the element, but has a look and a layout of its own.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div role="group" aria-label="Show only" className={styles.group}>
      {kinds.map(({ kind, label }) => (
        <button
          key={kind}
          type="button"
          aria-pressed={chosen.has(kind)}
          className={cx(styles.toggle, styles[kind])}
          onClick={() => {
            const next = new Set(chosen);
            if (!next.delete(kind)) next.add(kind);
            onChange(next);
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
