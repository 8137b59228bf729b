import type { EnumValueModel, ValueControl } from "@grpc-playground/schema";
import { Prose } from "../../../shared/ui/prose.tsx";
import { Select, TextInput } from "../../../shared/ui/input.tsx";
import type { LeafInputProps } from "./props.ts";
import styles from "./form.module.css";

const unset = "(unset)";
const other = "(other)";

/** The values by name and number. An open enum also takes any other number. */
export function EnumInput({
  id,
  name,
  describedBy,
  invalid,
  required,
  placeholder,
  onChange,
  control,
  text,
  canBeUnset,
}: LeafInputProps & {
  control: ValueControl & { kind: "enum" };
  text: string | undefined;
  canBeUnset: boolean;
}) {
  const known = control.values.find((value) => value.name === text);
  const isOther = text !== undefined && !known;
  const selected = text === undefined ? (canBeUnset ? undefined : control.values[0]) : known;
  const help = selected ? helpOf(selected, control.values) : "";

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
        value={selected?.name ?? (isOther ? other : unset)}
        aria-describedby={[describedBy, help && `${id}v`].filter(Boolean).join(" ") || undefined}
        aria-invalid={(invalid && !isOther) || undefined}
        aria-required={required || undefined}
        onChange={(event) => choose(event.target.value)}
      >
        {canBeUnset && <option value={unset}>({placeholder || "unset"})</option>}
        {control.values.map((value) => (
          <option key={value.name} value={value.name}>
            {value.name} = {value.number}
            {aliasOf(value, control.values)}
            {value.deprecated ? " (deprecated)" : ""}
          </option>
        ))}
        {(control.desc.open || isOther) && <option value={other}>Other number ...</option>}
      </Select>
      {isOther && (
        <TextInput
          mono
          aria-label={`${name} number`}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          value={text}
          onChange={(event) => onChange({ kind: "text", text: event.target.value })}
        />
      )}
      {help && (
        <div id={`${id}v`} className={styles.help}>
          <Prose text={help} />
        </div>
      )}
    </>
  );
}

/** Only the number travels: an alias comes back by the first name that its number has. */
function aliasOf(value: EnumValueModel, values: readonly EnumValueModel[]): string {
  const first = values.find(({ number }) => number === value.number);
  return first && first !== value ? `, alias of ${first.name}` : "";
}

function helpOf(value: EnumValueModel, values: readonly EnumValueModel[]): string {
  if (value.comment) return value.comment;
  const alias = aliasOf(value, values);
  return alias && `${value.name} = ${value.number}${alias}`;
}

function free({ values }: { values: readonly { number: number }[] }): number {
  return Math.max(0, ...values.map(({ number }) => number)) + 1;
}
