import { Prose } from "../../../shared/ui/prose.tsx";
import type { ValueControl } from "@grpc-playground/schema";
import { Select, TextInput } from "../../../shared/ui/input.tsx";
import type { LeafInputProps } from "./props.ts";
import styles from "./form.module.css";

const unset = "(unset)";
const other = "(other)";

/** The values by name and number. An open enum also takes any other number. */
export function EnumInput({
  id,
  describedBy,
  invalid,
  onChange,
  control,
  text,
  canBeUnset,
}: LeafInputProps & {
  control: ValueControl & { kind: "enum" };
  text: string | undefined;
  canBeUnset: boolean;
}) {
  const known = control.values.find(({ name }) => name === text);
  const isOther = text !== undefined && !known;
  const selected =
    text === undefined ? (canBeUnset ? unset : control.values[0]?.name) : known?.name;
  const comment = control.values.find(({ name }) => name === selected)?.comment;

  const choose = (value: string) => {
    if (value === unset) onChange(undefined);
    // A number that no name has, to start from.
    else if (value === other) onChange({ kind: "text", text: String(free(control)) });
    else onChange({ kind: "text", text: value });
  };

  return (
    <>
      <Select
        mono
        id={id}
        value={selected ?? other}
        aria-describedby={describedBy}
        aria-invalid={(invalid && !isOther) || undefined}
        onChange={(event) => choose(event.target.value)}
      >
        {canBeUnset && <option value={unset}>(unset)</option>}
        {control.values.map(({ name, number, deprecated }) => (
          <option key={name} value={name}>
            {name} = {number}
            {deprecated ? " (deprecated)" : ""}
          </option>
        ))}
        {(control.desc.open || isOther) && <option value={other}>Other number ...</option>}
      </Select>
      {isOther && (
        <TextInput
          mono
          aria-label="Other number"
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          value={text}
          onChange={(event) => onChange({ kind: "text", text: event.target.value })}
        />
      )}
      {comment && (
        <div className={styles.help}>
          <Prose text={comment} />
        </div>
      )}
    </>
  );
}

function free({ values }: { values: readonly { number: number }[] }): number {
  return Math.max(0, ...values.map(({ number }) => number)) + 1;
}
