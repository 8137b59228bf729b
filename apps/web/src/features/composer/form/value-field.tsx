import type {
  DraftPath,
  Presence,
  ScalarValue,
  ValueControl,
  ValueDraft,
} from "@grpc-playground/schema";
import { memo } from "react";
import { LeafField } from "./leaf-field.tsx";
import { MessageField } from "./message-field.tsx";

export interface ValueFieldProps {
  control: ValueControl;
  /** Undefined when it is unset. */
  draft: ValueDraft | undefined;
  path: DraftPath;
  label: string;
  /** Type and number: `string = 1`. */
  note?: string | undefined;
  comment?: string;
  deprecated?: boolean;
  /** `item` is a value of a list or map, which is always there. */
  presence: Presence | "item";
  /** What it reads as when it is unset. */
  fallback?: ScalarValue | undefined;
  /** An error that the value alone does not show, such as a key that stands twice. */
  conflict?: string | undefined;
}

/** A value that is a message, or one that is typed. */
export const ValueField = memo(function ValueField(props: ValueFieldProps) {
  const { control, draft } = props;
  if (control.kind === "message" && (!control.text || draft?.kind === "message")) {
    return (
      <MessageField
        {...props}
        control={control}
        draft={draft?.kind === "message" ? draft : undefined}
      />
    );
  }
  return <LeafField {...props} draft={draft?.kind === "message" ? undefined : draft} />;
});
