import type { LeafInputProps } from "./props.ts";
import styles from "./form.module.css";

/** A switch, with its value in words beside it. */
export function BoolInput({
  id,
  describedBy,
  invalid,
  onChange,
  value,
}: LeafInputProps & { value: boolean }) {
  return (
    <div className={styles.bool}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className={styles.switch}
        checked={value}
        aria-checked={value}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={(event) => onChange({ kind: "bool", value: event.target.checked })}
      />
      <span aria-hidden="true" className={styles.data}>
        {String(value)}
      </span>
    </div>
  );
}
