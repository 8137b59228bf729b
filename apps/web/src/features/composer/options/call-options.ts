import type { DescMethod } from "@bufbuild/protobuf";
import { parseDeadline, settle, type TimeDraft } from "./deadline.ts";
import { labFields, labLabels, readLab, type LabDraft } from "./lab.ts";
import { addMetadata, checkRow, type MetadataRow } from "./metadata.ts";

/** What goes along with a call besides its messages, as typed. */
export interface OptionsDraft {
  readonly metadata: readonly MetadataRow[];
  readonly deadline: TimeDraft;
  readonly lab: LabDraft;
}

/** What goes along with a call besides its messages. */
export interface CallOptions {
  readonly headers: Headers;
  readonly timeoutMs?: number;
}

export interface ReadOptions {
  readonly options: CallOptions;
  /** What cannot be sent, each with the name of the part it is in. */
  readonly issues: readonly string[];
  /** What is active, in a few words each. */
  readonly summary: readonly string[];
}

/** Whether replies come as a stream. */
export function streamsReplies({ methodKind }: DescMethod): boolean {
  return methodKind === "server_streaming" || methodKind === "bidi_streaming";
}

/** Reads the options of a call; `lab` says whether the target obeys the lab's headers. */
export function readOptions(draft: OptionsDraft, method: DescMethod, lab: boolean): ReadOptions {
  const headers = new Headers();
  const issues: string[] = [];
  const summary: string[] = [];

  for (const row of draft.metadata) {
    const { key, value } = checkRow(row);
    const wrong = key ?? value;
    if (wrong !== undefined) issues.push(`Metadata ${row.key || "row"}: ${wrong}`);
  }
  if (issues.length === 0) addMetadata(headers, draft.metadata);
  const rows = draft.metadata.filter(({ key }) => key.trim() !== "").length;

  const deadline = parseDeadline(draft.deadline);
  if (!deadline.ok) issues.push(`Deadline: ${deadline.message}`);
  else if (deadline.value !== undefined) {
    const { text, unit } = settle(draft.deadline);
    summary.push(`deadline ${text} ${unit}`);
  }
  if (rows > 0) summary.push(`metadata: ${rows} ${rows === 1 ? "row" : "rows"}`);

  if (lab) {
    const read = readLab(draft.lab, streamsReplies(method));
    for (const field of labFields) {
      const message = read.issues[field];
      if (message !== undefined) issues.push(`Lab, ${labLabels[field]}: ${message}`);
    }
    for (const entry of read.entries) {
      headers.set(entry.header, entry.value);
      if (entry.summary !== "") summary.push(entry.summary);
    }
  }
  const timeoutMs = deadline.ok ? deadline.value : undefined;
  return {
    options: timeoutMs === undefined ? { headers } : { headers, timeoutMs },
    issues,
    summary,
  };
}
