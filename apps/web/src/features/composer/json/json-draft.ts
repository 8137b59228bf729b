import type { MessageDraft } from "@grpc-playground/schema";
import type { JsonIssue } from "@grpc-playground/schema/json";

/** JSON as it was typed. */
export interface JsonDraft {
  readonly text: string;
  /** What is wrong with it; while there is anything, the form waits. */
  readonly issues: readonly JsonIssue[];
  /** The draft that the text shows; another draft makes the text stale. */
  readonly of: MessageDraft;
}
