import type { DescMethod } from "@bufbuild/protobuf";
import { streamsReplies, type OptionsDraft } from "./call-options.ts";
import { DeadlineField } from "./deadline-field.tsx";
import { LabControls } from "./lab-controls.tsx";
import { MetadataEditor } from "./metadata-editor.tsx";

/** What goes along with a call, in parts that are opened one at a time. */
export type Part = "metadata" | "deadline" | "lab";

export interface OptionPanelProps {
  part: Part;
  method: DescMethod;
  draft: OptionsDraft;
  onChange: (draft: OptionsDraft) => void;
}

/** The controls of one part. */
export function OptionPanel({ part, method, draft, onChange }: OptionPanelProps) {
  if (part === "metadata") {
    return (
      <MetadataEditor
        rows={draft.metadata}
        onChange={(metadata) => onChange({ ...draft, metadata })}
      />
    );
  }
  if (part === "deadline") {
    return (
      <DeadlineField
        value={draft.deadline}
        onChange={(deadline) => onChange({ ...draft, deadline })}
      />
    );
  }
  return (
    <LabControls
      value={draft.lab}
      streamsReplies={streamsReplies(method)}
      streamsRequests={method.methodKind === "bidi_streaming"}
      onChange={(lab) => onChange({ ...draft, lab })}
    />
  );
}
