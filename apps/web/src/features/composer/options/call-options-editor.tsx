import type { DescMethod } from "@bufbuild/protobuf";
import { memo } from "react";
import { Badge } from "../../../shared/ui/badge.tsx";
import { Disclosure } from "../../../shared/ui/disclosure.tsx";
import { streamsReplies, type OptionsDraft } from "./call-options.ts";
import { parseDeadline } from "./deadline.ts";
import { DeadlineField } from "./deadline-field.tsx";
import { readLab } from "./lab.ts";
import { LabControls } from "./lab-controls.tsx";
import { checkRow } from "./metadata.ts";
import { MetadataEditor } from "./metadata-editor.tsx";
import styles from "./options.module.css";

/** What goes along with a call, folded away until it is wanted. */
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
  const streams = streamsReplies(method);
  const rows = draft.metadata.filter(({ key }) => key.trim() !== "").length;
  const badRows = draft.metadata.filter((row) => Object.keys(checkRow(row)).length > 0).length;
  const deadline = parseDeadline(draft.deadline);
  const read = readLab(draft.lab, streams);
  const badLab = Object.keys(read.issues).length;

  return (
    <div className={styles.options}>
      <Disclosure
        title="Metadata"
        note={
          <Note
            bad={badRows}
            text={rows === 0 ? "none" : `${rows} ${rows === 1 ? "row" : "rows"}`}
          />
        }
      >
        <MetadataEditor
          rows={draft.metadata}
          onChange={(metadata) => onChange({ ...draft, metadata })}
        />
      </Disclosure>
      <Disclosure
        title="Deadline"
        note={
          <Note
            bad={deadline.ok ? 0 : 1}
            text={
              deadline.ok && deadline.value !== undefined
                ? `${draft.deadline.text.trim()} ${draft.deadline.unit}`
                : "none"
            }
          />
        }
      >
        <DeadlineField
          value={draft.deadline}
          onChange={(value) => onChange({ ...draft, deadline: value })}
        />
      </Disclosure>
      {lab && (
        <Disclosure
          title="Lab"
          note={
            <Note
              bad={badLab}
              text={read.entries.length === 0 ? "off" : "active"}
              isActive={read.entries.length > 0}
            />
          }
        >
          <LabControls
            value={draft.lab}
            streamsReplies={streams}
            onChange={(value) => onChange({ ...draft, lab: value })}
          />
        </Disclosure>
      )}
    </div>
  );
});

function Note({ bad, text, isActive = false }: { bad: number; text: string; isActive?: boolean }) {
  if (bad > 0) return <Badge tone="error">{bad} to fix</Badge>;
  return isActive ? <Badge tone="c2s">{text}</Badge> : text;
}
