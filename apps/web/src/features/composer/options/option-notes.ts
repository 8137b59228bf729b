import type { OptionsDraft } from "./call-options.ts";
import { parseDeadline, settle } from "./deadline.ts";
import { readLab } from "./lab.ts";
import { checkRow } from "./metadata.ts";

/** The state of one part of the options, in a word or two. */
export interface OptionNote {
  readonly kind: "idle" | "active" | "wrong";
  readonly text: string;
}

export interface OptionNotes {
  readonly metadata: OptionNote;
  readonly deadline: OptionNote;
  readonly lab: OptionNote;
}

/** What stands beside each part's name while it is folded away. */
export function notesOf({ metadata, deadline, lab }: OptionsDraft, streams: boolean): OptionNotes {
  const rows = metadata.filter(({ key }) => key.trim() !== "").length;
  const badRows = metadata.filter((row) => Object.keys(checkRow(row)).length > 0).length;
  const time = parseDeadline(deadline);
  const { text, unit } = settle(deadline);
  const { entries, issues } = readLab(lab, streams);
  return {
    metadata: note(badRows, rows > 0 ? String(rows) : undefined, "none"),
    deadline: note(
      time.ok ? 0 : 1,
      time.ok && time.value !== undefined ? `${text} ${unit}` : undefined,
      "none",
    ),
    lab: note(Object.keys(issues).length, entries.length > 0 ? "active" : undefined, "off"),
  };
}

function note(wrong: number, active: string | undefined, idle: string): OptionNote {
  if (wrong > 0) return { kind: "wrong", text: `${wrong} to fix` };
  return active === undefined ? { kind: "idle", text: idle } : { kind: "active", text: active };
}
