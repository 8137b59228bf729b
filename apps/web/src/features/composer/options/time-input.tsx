import { Select, TextInput } from "../../../shared/ui/input.tsx";
import type { FieldControl } from "../../../shared/ui/field.tsx";
import { settle, type TimeDraft } from "./deadline.ts";
import styles from "./options.module.css";

/** A length of time: a number and its unit. */
export function TimeInput({
  control,
  value,
  unitLabel,
  placeholder = "none",
  onChange,
}: {
  control: FieldControl;
  value: TimeDraft;
  unitLabel: string;
  /** What an empty field means. */
  placeholder?: string;
  onChange: (value: TimeDraft) => void;
}) {
  return (
    <div className={styles.time}>
      <TextInput
        {...control}
        mono
        inputMode="decimal"
        placeholder={placeholder}
        value={value.text}
        onChange={(event) => onChange({ ...value, text: event.target.value })}
        onBlur={() => onChange(settle(value))}
      />
      <Select
        aria-label={unitLabel}
        value={value.unit}
        onChange={(event) => onChange({ ...value, unit: event.target.value === "s" ? "s" : "ms" })}
      >
        <option value="ms">ms</option>
        <option value="s">s</option>
      </Select>
    </div>
  );
}
