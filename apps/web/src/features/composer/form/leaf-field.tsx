import { Prose } from "../../../shared/ui/prose.tsx";
import { checkValue, emptyIsUnset, newValue, type LeafDraft } from "@grpc-playground/schema";
import { useId, useMemo } from "react";
import { Badge } from "../../../shared/ui/badge.tsx";
import { AboutButton } from "../insight/about-button.tsx";
import { EnumInput } from "./enum-input.tsx";
import { BoolInput } from "./bool-input.tsx";
import { BytesInput } from "./bytes-input.tsx";
import { useFormActions } from "./form-actions.ts";
import { usePlaceRules } from "../rules/place-rules.ts";
import { RuleHints } from "../rules/rule-hints.tsx";
import styles from "./form.module.css";
import { NumberInput } from "./number-input.tsx";
import { SetButton } from "./set-button.tsx";
import { TextValueInput } from "./text-value-input.tsx";
import type { LeafInputProps, ValueFieldProps } from "./props.ts";

/** A value that is typed or chosen, with its label, help and error. */
export function LeafField(
  props: Omit<ValueFieldProps, "draft"> & { draft: LeafDraft | undefined },
) {
  const { control, draft, path, label, note, comment, deprecated, presence, conflict } = props;
  const { update } = useFormActions();
  const rules = usePlaceRules(path);
  const id = useId();
  const canBeUnset =
    presence === "explicit" || presence === "required" || control.kind === "message";
  const mayBeEmpty = presence !== "item" && presence !== "oneof" && emptyIsUnset(control);
  const isEmpty = draft?.kind === "text" && draft.text.trim() === "" && mayBeEmpty;
  const isUnset = draft === undefined || isEmpty;

  const wrong = useMemo(() => {
    if (draft === undefined || isEmpty) return undefined;
    const checked = checkValue(control, draft);
    return checked.ok ? undefined : checked.message;
  }, [control, draft, isEmpty]);
  const missing =
    presence === "required" && isUnset ? `${label} is required. Fill it in.` : undefined;
  const error = wrong ?? conflict ?? missing ?? (rules.wrong.join(" ") || undefined);

  const ids = {
    note: note === undefined ? undefined : `${id}n`,
    help: comment ? `${id}h` : undefined,
    rules: rules.hints.length === 0 ? undefined : `${id}r`,
    error: error === undefined ? undefined : `${id}e`,
  };
  const input: LeafInputProps = {
    id,
    describedBy: Object.values(ids).filter(Boolean).join(" ") || undefined,
    invalid: error !== undefined,
    placeholder: placeholderOf(props, isUnset),
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
        {canBeUnset && isUnset && <Badge>unset</Badge>}
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
      <Input control={control} draft={draft} presence={presence} input={input} />
      {comment && (
        <div id={ids.help} className={styles.help}>
          <Prose text={comment} />
        </div>
      )}
      <RuleHints id={`${id}r`} hints={rules.hints} />
      {error !== undefined && (
        <p id={ids.error} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}

function Input({
  control,
  draft,
  input,
  presence,
}: Pick<ValueFieldProps, "control" | "presence"> & {
  draft: LeafDraft | undefined;
  input: LeafInputProps;
}) {
  const text = draft?.kind === "text" ? draft.text : undefined;
  switch (control.kind) {
    case "number":
      return <NumberInput {...input} text={text ?? ""} />;
    case "bool":
      return <BoolInput {...input} value={draft?.kind === "bool" && draft.value} />;
    case "enum":
      return (
        <EnumInput {...input} control={control} text={text} canBeUnset={presence === "explicit"} />
      );
    case "bytes":
      return <BytesInput {...input} draft={draft?.kind === "bytes" ? draft : undefined} />;
    case "string":
      return <TextValueInput {...input} text={text ?? ""} />;
    default:
      if (control.wraps) {
        return <Input control={control.wraps} draft={draft} input={input} presence={presence} />;
      }
      return <TextValueInput {...input} text={text ?? ""} isCode={control.text?.kind === "json"} />;
  }
}

function placeholderOf(
  { control, presence, fallback }: Pick<ValueFieldProps, "control" | "presence" | "fallback">,
  isUnset: boolean,
): string {
  if (!isUnset) return "";
  const reads = fallback === undefined || typeof fallback === "object" ? "" : String(fallback);
  if (presence === "implicit") return control.kind === "string" ? "" : reads;
  if (control.kind === "message") return control.text?.accepts ?? "";
  return reads === "" ? "unset" : `unset; reads as ${reads}`;
}
