import type { KeyboardEvent } from "react";
import { TextArea } from "../../../shared/ui/input.tsx";
import { cx } from "../../../shared/lib/cx.ts";
import type { LeafInputProps } from "./props.ts";
import styles from "./form.module.css";

/**
 * Text that grows with what is in it. It starts as one line, where Enter would
 * only add a line break by accident: Shift+Enter adds the first, and pasted
 * ones stay.
 */
export function TextValueInput({
  id,
  describedBy,
  invalid,
  required,
  placeholder,
  onChange,
  text,
  isCode = false,
}: LeafInputProps & { text: string; isCode?: boolean }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const isChord = event.shiftKey || event.ctrlKey || event.metaKey;
    const plain = event.key === "Enter" && !isChord && !event.nativeEvent.isComposing;
    if (plain && !isCode && !text.includes("\n")) event.preventDefault();
  };
  return (
    <TextArea
      id={id}
      rows={1}
      mono={isCode}
      className={cx(styles.growing)}
      value={text}
      placeholder={placeholder}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={required || undefined}
      onKeyDown={onKeyDown}
      onChange={(event) => onChange({ kind: "text", text: event.target.value })}
    />
  );
}
