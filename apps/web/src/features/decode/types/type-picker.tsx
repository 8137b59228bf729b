import type { DescMessage } from "@bufbuild/protobuf";
import { FileUp } from "lucide-react";
import { useMemo, useRef, type ChangeEvent } from "react";
import { Button } from "../../../shared/ui/button.tsx";
import { Combobox } from "../../../shared/ui/combobox/combobox.tsx";
import { matchesName } from "../../../shared/ui/combobox/matches-name.ts";
import { TypeName } from "../../../shared/ui/combobox/type-name.tsx";
import { Field } from "../../../shared/ui/field.tsx";
import styles from "./type-picker.module.css";

export interface TypePickerProps {
  types: readonly DescMessage[];
  /** Where they are from: the name of a target, or of a file. */
  from: string | undefined;
  /** What is typed: the full name of a type, or a part of one. */
  value: string;
  suggested: readonly DescMessage[];
  /** What the bytes themselves say that they are. */
  named: DescMessage | undefined;
  /** Why the file that was opened last has no types. */
  problem: string | undefined;
  onChange: (value: string) => void;
  onFile: (file: File) => void;
  /** Goes back from a file's types to the target's. */
  onTarget: (() => void) | undefined;
}

/** So many types are listed at a time; typing narrows them. */
const most = 100;

/** Which type the messages have, if anybody knows. */
export function TypePicker(props: TypePickerProps) {
  const { types, value, suggested, named, problem, onChange, onFile, onTarget } = props;
  const picker = useRef<HTMLInputElement>(null);
  const name = value.trim();
  const isWhole = types.some(({ typeName }) => typeName === name);
  const found = useMemo(
    () =>
      types
        .map(({ typeName }) => typeName)
        // A name that was chosen is no search: every type is there to choose from.
        .filter((typeName) => isWhole || matchesName(typeName, name)),
    [types, isWhole, name],
  );

  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file !== undefined) onFile(file);
    target.value = "";
  };

  return (
    <div className={styles.picker}>
      <Field label="Message type" hint={hintOf(props, name === "" || isWhole)} error={problem}>
        {(control) => (
          <Combobox
            id={control.id}
            describedBy={control["aria-describedby"]}
            invalid={control["aria-invalid"] === true}
            placeholder={named === undefined ? "none: every field is a guess" : named.typeName}
            value={value}
            options={found.slice(0, most)}
            more={Math.max(0, found.length - most)}
            none="No type has that in its name."
            Option={TypeName}
            onChange={(next) => {
              onChange(next);
              return types.some(({ typeName }) => typeName === next.trim());
            }}
          />
        )}
      </Field>
      {!isWhole && named === undefined && suggested.length > 0 && (
        <div className={styles.row}>
          <span className={styles.aside}>These go with the bytes:</span>
          {suggested.map(({ typeName }) => (
            <Button
              key={typeName}
              size="sm"
              className={styles.suggestion}
              onClick={() => onChange(typeName)}
            >
              {typeName}
            </Button>
          ))}
        </div>
      )}
      <div className={styles.row}>
        {isWhole && (
          <Button size="sm" onClick={() => onChange("")}>
            Without a type
          </Button>
        )}
        <Button
          size="sm"
          icon={<FileUp size={16} aria-hidden />}
          onClick={() => picker.current?.click()}
        >
          Types from a descriptor set
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label="Descriptor set or buf image"
          onChange={take}
        />
        {onTarget !== undefined && (
          <Button size="sm" variant="ghost" onClick={onTarget}>
            Types of the target again
          </Button>
        )}
      </div>
    </div>
  );
}

function hintOf({ from, named, value }: TypePickerProps, isFound: boolean): string {
  if (!isFound) return "No type has that name: choose one from the list.";
  if (named !== undefined && value === "")
    return "By the path of the request that is in the bytes.";
  return `Optional. ${from === undefined ? "No types are loaded." : `Types of ${from}.`}`;
}
