import { Prose } from "../../../shared/ui/prose.tsx";
import { createDraft, type MessageDraft, type ValueControl } from "@grpc-playground/schema";
import { useId } from "react";
import { Badge } from "../../../shared/ui/badge.tsx";
import { AboutButton } from "../insight/about-button.tsx";
import { useFormActions } from "./form-actions.ts";
import { joinIds, usePlaceRules } from "../rules/place-rules.ts";
import styles from "./form.module.css";
import { SetButton } from "./set-button.tsx";
import type { ValueFieldProps } from "./props.ts";

/** A message inside a message. Unset until a person sets it, so a recursive type has an end. */
export function MessageField({
  control,
  draft,
  path,
  label,
  note,
  comment,
  deprecated,
  presence,
}: Omit<ValueFieldProps, "draft" | "control"> & {
  control: ValueControl & { kind: "message" };
  draft: MessageDraft | undefined;
}) {
  const { update, Fields } = useFormActions();
  const legendId = useId();
  const helpId = useId();
  const rules = usePlaceRules(path, helpId);
  const isMissing = draft === undefined && presence === "required";
  return (
    <fieldset
      className={styles.group}
      aria-labelledby={legendId}
      aria-describedby={joinIds(comment && helpId, rules.ids)}
      data-place={rules.place}
    >
      <legend id={legendId} className={styles.legend}>
        {label}
      </legend>
      <div className={styles.groupHead}>
        {deprecated && <Badge tone="warn">deprecated</Badge>}
        {control.desc.deprecated && <Badge tone="warn">deprecated type</Badge>}
        {presence === "required" && <Badge>required</Badge>}
        {draft === undefined && <Badge>unset</Badge>}
        <span className={styles.space} />
        {presence !== "item" && presence !== "oneof" && (
          <SetButton
            name={label}
            isSet={draft !== undefined}
            onSet={() => update(path, () => createDraft(control.desc, control.registry))}
            onUnset={() => update(path, () => undefined)}
          />
        )}
        {note !== undefined && <AboutButton path={path} name={label} note={note} />}
      </div>
      {comment && (
        <div id={helpId} className={styles.help}>
          <Prose text={comment} />
        </div>
      )}
      {rules.notes}
      {isMissing && <p className={styles.error}>{label} is required. Set it.</p>}
      {draft !== undefined && (
        <div className={styles.nested}>
          <Fields draft={draft} path={path} />
        </div>
      )}
    </fieldset>
  );
}
