import { Prose } from "../../../shared/ui/prose.tsx";
import { checkValue, emptyIsUnset, newValue, type LeafDraft } from "@grpc-playground/schema";
import { useId, useMemo } from "react";
import { Badge } from "../../../shared/ui/badge.tsx";
import { AboutButton } from "../insight/about-button.tsx";
import { useFormActions } from "./form-actions.ts";
import { usePlaceRules } from "../rules/place-rules.ts";
import styles from "./form.module.css";
import { LeafInput } from "./leaf-input.tsx";
import { hasTools, LeafTools } from "./leaf-tools.tsx";
import { SetButton } from "./set-button.tsx";
import { isDefaultValue, unsetWords } from "./unset-words.ts";
import type { LeafInputProps, ValueFieldProps } from "./props.ts";

/** A value that is typed or chosen, with its label, help and error. */
export function LeafField(
  props: Omit<ValueFieldProps, "draft"> & { draft: LeafDraft | undefined },
) {
  const { control, draft, path, label, note, comment, deprecated, presence, conflict } = props;
  const { update } = useFormActions();
  const id = useId();
  const rules = usePlaceRules(path, id, true);
  const canBeUnset =
    presence === "explicit" || presence === "required" || control.kind === "message";
  const mayBeEmpty = presence !== "item" && presence !== "oneof" && emptyIsUnset(control);
  const isEmpty = draft?.kind === "text" && draft.text.trim() === "" && mayBeEmpty;
  const isUnset = draft === undefined || isEmpty;

  const checked = useMemo(
    () => (draft === undefined || isEmpty ? undefined : checkValue(control, draft)),
    [control, draft, isEmpty],
  );
  const wrong = checked?.ok === false ? checked.message : undefined;
  const isDefault = checked?.ok === true && isDefaultValue(checked.value, props.fallback);
  const missing =
    presence === "required" && isUnset ? `${label} is required. Fill it in.` : undefined;
  const error = wrong ?? conflict ?? missing ?? rules.error;

  const ids = {
    note: note === undefined ? undefined : `${id}n`,
    help: comment ? `${id}h` : undefined,
    tools: hasTools(control) ? `${id}t` : undefined,
    rules: rules.ids,
    error: error === undefined ? undefined : `${id}e`,
  };
  const input: LeafInputProps = {
    id,
    name: label,
    describedBy: Object.values(ids).filter(Boolean).join(" ") || undefined,
    invalid: error !== undefined,
    required: presence === "required",
    placeholder: isUnset ? unsetWords(control, presence, props.fallback) : "",
    onChange: (next) =>
      update(path, () =>
        next?.kind === "text" && next.text === "" && mayBeEmpty ? undefined : next,
      ),
  };

  return (
    <div className={styles.field} data-place={rules.place}>
      <div className={styles.head}>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {deprecated && <Badge tone="warn">deprecated</Badge>}
        {presence === "required" && <Badge>required</Badge>}
        {canBeUnset && isUnset && <Badge>unset</Badge>}
        {canBeUnset && isDefault && <Badge>set to the default</Badge>}
        <span className={styles.space} />
        {canBeUnset && presence !== "oneof" && presence !== "item" && (
          <SetButton
            name={label}
            isSet={!isUnset}
            onSet={() => update(path, () => newValue(control, props.fallback))}
            onUnset={() => update(path, () => undefined)}
          />
        )}
        {note !== undefined && (
          <AboutButton path={path} name={label} note={note} noteId={ids.note} />
        )}
      </div>
      <LeafInput
        control={control}
        draft={draft}
        canBeUnset={presence === "explicit" || presence === "required"}
        input={input}
      />
      <LeafTools
        control={control}
        id={id}
        notesId={`${id}t`}
        name={label}
        field={props.field}
        text={draft?.kind === "text" ? draft.text : ""}
        onChange={input.onChange}
      />
      {comment && (
        <div id={ids.help} className={styles.help}>
          <Prose text={comment} />
        </div>
      )}
      {rules.notes}
      {error !== undefined && (
        <p id={ids.error} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}
