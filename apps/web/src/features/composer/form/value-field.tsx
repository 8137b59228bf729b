import { memo } from "react";
import { LeafField } from "./leaf-field.tsx";
import { MessageField } from "./message-field.tsx";
import type { ValueFieldProps } from "./props.ts";

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
