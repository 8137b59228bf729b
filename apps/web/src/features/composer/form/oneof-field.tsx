import {
  newField,
  type DraftPath,
  type FieldDraft,
  type OneofModel,
} from "@grpc-playground/schema";
import { memo, useId } from "react";
import { Select } from "../../../shared/ui/input.tsx";
import { Prose } from "../../../shared/ui/prose.tsx";
import { FieldRow } from "./field-row.tsx";
import { useFormActions } from "./form-actions.ts";
import { joinIds, usePlaceRules } from "../rules/place-rules.ts";
import styles from "./form.module.css";
import { usePath } from "./use-path.ts";
import { useTurn } from "./use-turn.ts";

/** A oneof: at most one of its fields. What was typed in another one is kept for when it is chosen again. */
export const OneofField = memo(function OneofField({
  model,
  chosen,
  draft,
  parent,
}: {
  model: OneofModel;
  chosen: string | undefined;
  draft: FieldDraft | undefined;
  parent: DraftPath;
}) {
  const { update, chooseNone } = useFormActions();
  const isTurn = useTurn();
  const id = useId();
  const helpId = `${id}h`;
  const rules = usePlaceRules(usePath(parent, model.name), helpId);
  const field = model.fields.find(({ name }) => name === chosen);

  const choose = (name: string) => {
    const next = model.fields.find((each) => each.name === name);
    if (!next) chooseNone(parent, model.name);
    else update([...parent, name], (now) => now ?? newField(next.control, next.default));
  };

  if (!isTurn) return null;
  return (
    <div className={styles.group} data-place={rules.place}>
      <div className={styles.head}>
        <label htmlFor={id} className={styles.label}>
          {model.name}
        </label>
        <span className={styles.space} />
        <span className={styles.note}>oneof</span>
      </div>
      <Select
        mono
        id={id}
        value={chosen ?? ""}
        aria-describedby={joinIds(helpId, rules.ids)}
        aria-invalid={rules.error !== undefined || undefined}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">none</option>
        {model.fields.map(({ name, type, deprecated }) => (
          <option key={name} value={name}>
            {name} ({type}){deprecated ? ", deprecated" : ""}
          </option>
        ))}
      </Select>
      <div id={helpId} className={styles.help}>
        <Prose text={model.comment || "At most one of these is set."} />
      </div>
      {rules.notes}
      {field && (
        <div className={styles.nested}>
          <FieldRow key={field.name} model={field} draft={draft} parent={parent} />
        </div>
      )}
    </div>
  );
});
