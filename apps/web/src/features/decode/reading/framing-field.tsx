import { Field } from "../../../shared/ui/field.tsx";
import { Select } from "../../../shared/ui/input.tsx";
import {
  framingChoices,
  framingName,
  type FramingChoice,
  type FramingFound,
} from "./framing-choice.ts";

export interface FramingFieldProps {
  /** How the bytes are cut now. */
  found: FramingFound | undefined;
  choice: FramingChoice;
  onChoose: (choice: FramingChoice) => void;
}

/** How the bytes are cut into messages, and by what one sees it. */
export function FramingField({ found, choice, onChoose }: FramingFieldProps) {
  return (
    <Field
      label="Framing"
      hint={choice === "auto" && found !== undefined ? hintOf(found) : undefined}
    >
      {(control) => (
        <Select
          {...control}
          value={choice}
          onChange={({ target }) => {
            const chosen = framingChoices.find(({ value }) => value === target.value);
            if (chosen !== undefined) onChoose(chosen.value);
          }}
        >
          {framingChoices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function hintOf({ framing, why = "" }: FramingFound): string {
  return framing === "none" ? why : `${framingName(framing)}. ${why}`;
}
