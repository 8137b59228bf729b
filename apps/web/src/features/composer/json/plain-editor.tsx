import { TextArea } from "../../../shared/ui/input.tsx";
import type { JsonEditorProps } from "./json-editor-props.ts";
import styles from "./json-tab.module.css";

/** JSON in a plain text box. */
export function PlainEditor({
  label,
  text,
  issues,
  describedBy,
  onChange,
}: JsonEditorProps & { label: string }) {
  return (
    <TextArea
      mono
      className={styles.area}
      aria-label={label}
      aria-invalid={issues.length > 0 || undefined}
      aria-describedby={describedBy}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
