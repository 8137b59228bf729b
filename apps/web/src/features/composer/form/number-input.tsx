import { TextInput } from "../../../shared/ui/input.tsx";
import type { LeafInputProps } from "./props.ts";

/** A number as text: a box of type number would round 64-bit integers and know no NaN. */
export function NumberInput({
  id,
  describedBy,
  invalid,
  required,
  placeholder,
  onChange,
  text,
}: LeafInputProps & { text: string }) {
  return (
    <TextInput
      mono
      id={id}
      value={text}
      placeholder={placeholder}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={required || undefined}
      onChange={(event) => onChange({ kind: "text", text: event.target.value })}
    />
  );
}
