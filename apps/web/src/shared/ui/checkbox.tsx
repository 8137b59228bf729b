import { useId, type ComponentProps, type ReactNode } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./checkbox.module.css";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "children"> {
  /** The name, to the right of the box. */
  label: ReactNode;
  /** Help below the label. */
  hint?: ReactNode;
}

function Box({
  label,
  hint,
  className,
  kind,
  ...rest
}: CheckboxProps & { kind: "box" | "switch" }) {
  const id = useId();
  const hintId = `${id}hint`;
  return (
    <div className={cx(styles.row, className)}>
      <input
        id={id}
        type="checkbox"
        {...(kind === "switch" && { role: "switch" })}
        aria-describedby={hint === undefined ? undefined : hintId}
        {...rest}
        className={styles[kind]}
      />
      <div className={styles.words}>
        <label htmlFor={rest.id ?? id} className={styles.label}>
          {label}
        </label>
        {hint !== undefined && (
          <div id={hintId} className={styles.hint}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

/** A yes or no that is sent with something else. */
export function Checkbox(props: CheckboxProps) {
  return <Box {...props} kind="box" />;
}

/** A yes or no that takes effect at once. */
export function Switch(props: CheckboxProps) {
  return <Box {...props} kind="switch" />;
}
