import type { KeyboardEvent } from "react";
import { TextArea } from "../../../shared/ui/input.tsx";
import { cx } from "../../../shared/lib/cx.ts";
import type { LeafInputProps } from "./props.ts";
import styles from "./form.module.css";

/** Longer texts do not grow with what is in them: the browser would lay all of it out twice at each key. */
const long = 50_000;

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
  mono = isCode,
}: LeafInputProps & { text: string; isCode?: boolean; mono?: boolean }) {
  const onKeyDown = (event: KeyboardEvent) => {
    const isChord = event.shiftKey || event.ctrlKey || event.metaKey;
    const plain = event.key === "Enter" && !isChord && !event.nativeEvent.isComposing;
    if (plain && !isCode && !text.includes("\n")) event.preventDefault();
  };
  const isLong = text.length > long;
  return (
    <TextArea
      id={id}
      rows={isLong ? 8 : 1}
      mono={mono}
      className={cx(!isLong && styles.growing)}
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
