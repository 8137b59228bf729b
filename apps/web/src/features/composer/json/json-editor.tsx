import type { JsonIssue } from "@grpc-playground/schema";
import { TextArea } from "../../../shared/ui/input.tsx";
import styles from "./json-tab.module.css";

export interface JsonEditorProps {
  text: string;
  issues: readonly JsonIssue[];
  describedBy: string | undefined;
  onChange: (text: string) => void;
  onSend: () => void;
}

/** JSON as plain text. */
export function JsonEditor({ text, issues, describedBy, onChange }: JsonEditorProps) {
  return (
    <TextArea
      mono
      className={styles.area}
      aria-label="Message as JSON"
      aria-invalid={issues.length > 0 || undefined}
      aria-describedby={describedBy}
      value={text}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
