import {
  messageControl,
  newValue,
  type AnyDraft,
  type ValueControl,
} from "@grpc-playground/schema";
import { useId } from "react";
import { Badge } from "../../../shared/ui/badge.tsx";
import { AboutButton } from "../insight/about-button.tsx";
import { useFormActions } from "./form-actions.ts";
import styles from "./form.module.css";
import type { ValueFieldProps } from "./props.ts";
import { SetButton } from "./set-button.tsx";
import { usePath } from "./use-path.ts";

/** A google.protobuf.Any: the URL of its type, and the form of that type. */
export function AnyField({
  control,
  draft,
  path,
  label,
  note,
  presence,
}: Omit<ValueFieldProps, "draft" | "control"> & {
  control: ValueControl & { kind: "message" };
  draft: AnyDraft | undefined;
}) {
  const { update, Value } = useFormActions();
  const id = useId();
  const content = usePath(path, "content");
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.groupHead}>
        {draft === undefined && <Badge>unset</Badge>}
        <span className={styles.space} />
        {presence !== "item" && presence !== "oneof" && (
          <SetButton
            name={label}
            isSet={draft !== undefined}
            onSet={() => update(path, () => newValue(control))}
            onUnset={() => update(path, () => undefined)}
          />
        )}
        {note !== undefined && <AboutButton path={path} name={label} note={note} />}
      </div>
      {draft && (
        <div className={styles.nested} id={id}>
          <p className={styles.note}>{draft.url}</p>
          <Value
            control={draft.type ? messageControl(draft.type, control.registry) : { kind: "bytes" }}
            draft={draft.content}
            path={content}
            label="value"
            presence="item"
          />
        </div>
      )}
    </fieldset>
  );
}
