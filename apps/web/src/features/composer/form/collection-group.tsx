import { fieldComment, type DraftPath, type FieldModel } from "@grpc-playground/schema";
import { Plus } from "lucide-react";
import { useId, type ReactNode, type Ref } from "react";
import { Badge } from "../../../shared/ui/badge.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Prose } from "../../../shared/ui/prose.tsx";
import { AboutButton } from "../insight/about-button.tsx";
import { joinIds, usePlaceRules } from "../rules/place-rules.ts";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import styles from "./form.module.css";

export interface CollectionGroupProps {
  ref: Ref<HTMLFieldSetElement>;
  /** The field that is repeated or a map. */
  model: FieldModel;
  /** How many there are, in words. */
  count: string;
  onAdd: () => void;
  /** Opens the box that takes many at once. */
  onPasteMany: () => void;
  /** That box, while it is open. */
  paste: ReactNode;
  path: DraftPath;
  children: ReactNode;
}

/** What stands around the items of a list and the entries of a map. */
export function CollectionGroup({
  ref,
  model,
  count,
  onAdd,
  onPasteMany,
  paste,
  path,
  children,
}: CollectionGroupProps) {
  const legendId = useId();
  const helpId = useId();
  const rules = usePlaceRules(path, helpId);
  const help = fieldComment(model);
  const hasHelp = help !== "";
  return (
    <fieldset
      ref={ref}
      className={styles.group}
      aria-labelledby={legendId}
      aria-describedby={joinIds(hasHelp && helpId, rules.ids)}
      data-place={rules.place}
    >
      <legend id={legendId} className={styles.legend}>
        {model.name}
      </legend>
      <div className={styles.groupHead}>
        {model.deprecated && <Badge tone="warn">deprecated</Badge>}
        <Badge>{count}</Badge>
        <span className={styles.space} />
        <AboutButton path={path} name={model.name} note={`${model.type} = ${model.number}`} />
      </div>
      {hasHelp && (
        <div id={helpId} className={styles.help}>
          <Prose text={help} />
        </div>
      )}
      {rules.notes}
      <div className={styles.nested}>
        {children}
        <div className={styles.add}>
          <Button size="sm" data-add icon={<Plus size={14} aria-hidden />} onClick={onAdd}>
            Add {model.name}
          </Button>
          <Button
            size="sm"
            variant="ghost"
            data-paste
            aria-expanded={Boolean(paste)}
            onClick={onPasteMany}
          >
            Paste many<VisuallyHidden> {model.name}</VisuallyHidden>
          </Button>
        </div>
        {paste}
      </div>
    </fieldset>
  );
}
