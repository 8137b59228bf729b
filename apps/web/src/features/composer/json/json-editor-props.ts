import type { JsonIssue } from "@grpc-playground/schema/json";

/** What either editor is given. */
export interface JsonEditorProps {
  text: string;
  issues: readonly JsonIssue[];
  /** The element that says what is wrong. */
  describedBy: string | undefined;
  onChange: (text: string) => void;
  onSend: () => void;
}
