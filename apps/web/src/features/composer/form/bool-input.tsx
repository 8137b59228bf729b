import type { LeafInputProps } from "./props.ts";
import styles from "./form.module.css";

/** A switch, with its value in words beside it. */
export function BoolInput({
  id,
  describedBy,
  invalid,
  placeholder,
  onChange,
  value,
}: LeafInputProps & { value: boolean }) {
  return (
    <div className={styles.bool}>
      <input
        id={id}
        type="checkbox"
        // A checkbox must not have aria-checked, which the rule wants: `checked` says it.
        // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- https://www.w3.org/TR/html-aria/
        role="switch"
        className={styles.switch}
        checked={value}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={(event) => onChange({ kind: "bool", value: event.target.checked })}
      />
      <span aria-hidden="true" className={styles.data}>
        {placeholder || String(value)}
      </span>
    </div>
  );
}
