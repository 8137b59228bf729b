import type { DescMethod } from "@bufbuild/protobuf";
import { memo, useId, useState, type ReactNode } from "react";
import { late } from "../../../shared/ui/late.tsx";
import { cx } from "../../../shared/lib/cx.ts";
import { streamsReplies, type OptionsDraft } from "./call-options.ts";
import { notesOf, type OptionNote } from "./option-notes.ts";
import type { Part } from "./option-panel.tsx";
import styles from "./options.module.css";

// Most calls go as they are.
const OptionPanel = late(async () => (await import("./option-panel.tsx")).OptionPanel);

/**
 * What goes along with a call: a row of three that stays in reach however long
 * the form is, each with its present state, and the one that is open above it.
 */
export const CallOptionsEditor = memo(function CallOptionsEditor({
  method,
  lab,
  draft,
  onChange,
}: {
  method: DescMethod;
  /** Whether the target obeys the lab. */
  lab: boolean;
  draft: OptionsDraft;
  onChange: (draft: OptionsDraft) => void;
}) {
  const [open, setOpen] = useState<Part>();
  const id = useId();
  const streams = streamsReplies(method);
  const notes = notesOf(draft, streams);
  const shown = open === "lab" && !lab ? undefined : open;

  const toggle = (part: Part, title: string, note: OptionNote) => (
    <Toggle
      title={title}
      note={note}
      isOpen={shown === part}
      panelId={id}
      onClick={() => setOpen(shown === part ? undefined : part)}
    />
  );

  return (
    <div className={styles.options}>
      {shown !== undefined && (
        <div id={id} className={styles.panel}>
          <OptionPanel part={shown} method={method} draft={draft} onChange={onChange} />
        </div>
      )}
      <div className={styles.toggles}>
        {toggle("metadata", "Metadata", notes.metadata)}
        {toggle("deadline", "Deadline", notes.deadline)}
        {lab && toggle("lab", "Lab", notes.lab)}
      </div>
    </div>
  );
});

function Toggle({
  title,
  note,
  isOpen,
  panelId,
  onClick,
}: {
  title: ReactNode;
  note: OptionNote;
  isOpen: boolean;
  panelId: string;
  onClick: () => void;
}) {
  const noteId = useId();
  return (
    <button
      type="button"
      className={cx(styles.toggle, isOpen && styles.open)}
      aria-expanded={isOpen}
      aria-controls={isOpen ? panelId : undefined}
      aria-describedby={noteId}
      onClick={onClick}
    >
      <span>{title}</span>
      {/* Described by it, not named by it: the button stays `Metadata`. */}
      <span id={noteId} aria-hidden="true" className={cx(styles.note, styles[note.kind])}>
        {note.text}
      </span>
    </button>
  );
}
