import type { LeafDraft, ValueControl } from "@grpc-playground/schema";
import { BoolInput } from "./bool-input.tsx";
import { BytesInput } from "./bytes-input.tsx";
import { EnumInput } from "./enum-input.tsx";
import { NumberInput } from "./number-input.tsx";
import type { LeafInputProps } from "./props.ts";
import { StringInput } from "./string-input.tsx";
import { TextValueInput } from "./text-value-input.tsx";

/** The input for a kind of value. That of a wrapper is the input for what it wraps. */
export function LeafInput({
  control,
  draft,
  canBeUnset,
  input,
}: {
  control: ValueControl;
  draft: LeafDraft | undefined;
  /** Whether unset is a choice of its own, as in a list of enum values. */
  canBeUnset: boolean;
  input: LeafInputProps;
}) {
  const text = draft?.kind === "text" ? draft.text : undefined;
  switch (control.kind) {
    case "number":
      return <NumberInput {...input} text={text ?? ""} />;
    case "bool":
      return <BoolInput {...input} value={draft?.kind === "bool" && draft.value} />;
    case "enum":
      return <EnumInput {...input} control={control} text={text} canBeUnset={canBeUnset} />;
    case "bytes":
      return (
        <BytesInput
          {...input}
          draft={draft?.kind === "bytes" || draft?.kind === "file" ? draft : undefined}
        />
      );
    case "string":
      return <StringInput {...input} text={text ?? ""} />;
    default:
      if (control.wraps) {
        return (
          <LeafInput control={control.wraps} draft={draft} canBeUnset={canBeUnset} input={input} />
        );
      }
      return (
        <TextValueInput {...input} text={text ?? ""} isCode={control.text?.kind === "json"} mono />
      );
  }
}
