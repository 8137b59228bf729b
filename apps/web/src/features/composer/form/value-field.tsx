import { memo } from "react";
import { AnyField } from "./any-field.tsx";
import { LeafField } from "./leaf-field.tsx";
import { MessageField } from "./message-field.tsx";
import type { ValueFieldProps } from "./props.ts";

/** A value that is a message, or one that is typed. */
export const ValueField = memo(function ValueField(props: ValueFieldProps) {
  const { control, draft } = props;
  if (control.kind === "message" && control.isAny && draft?.kind !== "message") {
    return (
      <AnyField {...props} control={control} draft={draft?.kind === "any" ? draft : undefined} />
    );
  }
  if (draft?.kind === "any") return null; // Only where an Any stands, and that is above.
  if (
    control.kind === "message" &&
    ((!control.text && !control.wraps) || draft?.kind === "message")
  ) {
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
