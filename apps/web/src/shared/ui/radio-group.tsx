import { useId } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./radio-group.module.css";

interface RadioOption<Value extends string> {
  value: Value;
  /** The radio's name. */
  label: string;
  /**
   * Why it cannot be chosen now. It is then greyed out, and still takes focus
   * so that the reason can be heard. Show the reason as text as well.
   */
  blocked?: string | undefined;
}

export interface RadioGroupProps<Value extends string> {
  /** The group's name. */
  label: string;
  options: readonly RadioOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** `sm` is 28px high, `md` (the default) 32px. */
  size?: "sm" | "md";
  className?: string | undefined;
}

/**
 * One out of a few, side by side: the browser's radios under drawn labels.
 * They are never `disabled`, only `aria-disabled`: the arrow keys walk through
 * blocked options, which say why, instead of over them.
 */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, options, value, onChange, size = "md", className } = props;
  const id = useId();
  return (
    <div role="radiogroup" aria-label={label} className={cx(styles.group, styles[size], className)}>
      {options.map((option) => {
        const reasonId = `${id}${option.value}`;
        const isBlocked = option.blocked !== undefined;
        return (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={id}
              value={option.value}
              className={styles.input}
              checked={option.value === value}
              aria-disabled={isBlocked || undefined}
              aria-describedby={isBlocked ? reasonId : undefined}
              onChange={() => {
                if (!isBlocked) onChange(option.value);
              }}
            />
            <span className={styles.text}>{option.label}</span>
            {isBlocked && (
              <span id={reasonId} hidden>
                {option.blocked}
              </span>
            )}
          </label>
        );
      })}
    </div>
  );
}
