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

/** A part of the page's own, beside the others. */
export interface ExtraPart {
  readonly title: string;
  readonly note: OptionNote;
  readonly panel: ReactNode;
}

/**
 * What goes along with a call: a row that stays in reach however long
 * the form is, each with its present state, and the one that is open above it.
 */
export const CallOptionsEditor = memo(function CallOptionsEditor({
  method,
  lab,
  draft,
  extra,
  onChange,
}: {
  method: DescMethod;
  /** Whether the target obeys the lab. */
  lab: boolean;
  draft: OptionsDraft;
  /** Stays the same object while nothing of it changes. */
  extra?: ExtraPart | undefined;
  onChange: (draft: OptionsDraft) => void;
}) {
  const [open, setOpen] = useState<Part | "extra">();
  const id = useId();
  const streams = streamsReplies(method);
  const notes = notesOf(draft, streams);
  const shown = open === "lab" && !lab ? undefined : open;

  const toggle = (part: Part | "extra", title: string, note: OptionNote) => (
    <Toggle
      title={title}
      note={note}
      isOpen={shown === part}
      isExtra={part === "extra"}
      panelId={id}
      onClick={() => setOpen(shown === part ? undefined : part)}
    />
  );

  return (
    <div className={styles.options}>
      {shown !== undefined && (
        <div id={id} className={styles.panel}>
          {shown === "extra" ? (
            extra?.panel
          ) : (
            <OptionPanel part={shown} method={method} draft={draft} onChange={onChange} />
          )}
        </div>
      )}
      <div className={styles.toggles}>
        {toggle("metadata", "Metadata", notes.metadata)}
        {toggle("deadline", "Deadline", notes.deadline)}
        {lab && toggle("lab", "Lab", notes.lab)}
        {extra && toggle("extra", extra.title, extra.note)}
      </div>
    </div>
  );
});

function Toggle({
  title,
  note,
  isOpen,
  isExtra,
  panelId,
  onClick,
}: {
  title: ReactNode;
  note: OptionNote;
  isOpen: boolean;
  isExtra: boolean;
  panelId: string;
  onClick: () => void;
}) {
  const noteId = useId();
  return (
    <button
      type="button"
      className={cx(styles.toggle, isOpen && styles.open, isExtra && styles.extra)}
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
