import {
  addItems,
  duplicateItem,
  moveItem,
  newValue,
  removeItem,
  type DraftPath,
  type FieldModel,
  type ListDraft,
  type ValueControl,
} from "@grpc-playground/schema";
import { ArrowDown, ArrowUp, Copy, X } from "lucide-react";
import { memo, useRef, useState } from "react";
import { Button } from "../../../shared/ui/button.tsx";
import { CollectionGroup } from "./collection-group.tsx";
import { useFormActions } from "./form-actions.ts";
import styles from "./form.module.css";
import { ItemButton } from "./item-button.tsx";
import { useFocusAfter, type FocusPlace } from "./use-focus-after.ts";
import { useLatest } from "./use-latest.ts";
import { usePath } from "./use-path.ts";
import { ValueField } from "./value-field.tsx";

const empty: ListDraft = { kind: "list", items: [], nextId: 0 };
/** So many items are drawn at first, and so many more at each asking. */
const page = 50;

/** A repeated field: items that can be added, duplicated, moved and removed. */
export function ListField({
  model,
  item,
  draft = empty,
  path,
}: {
  model: FieldModel;
  item: ValueControl;
  draft: ListDraft | undefined;
  path: DraftPath;
}) {
  const { update } = useFormActions();
  const [shown, setShown] = useState(page);
  const group = useRef<HTMLFieldSetElement>(null);
  const focus = useFocusAfter(group);
  const { items } = draft;

  const change = (next: (list: ListDraft) => ListDraft) =>
    update(path, (now) => next(now?.kind === "list" ? now : empty));

  const add = () => {
    setShown((count) => Math.max(count, items.length + 1));
    focus(draft.nextId, "value");
    change((list) => addItems(list, newValue(item)));
  };

  const act = (id: number, action: ItemAction) => {
    const index = items.findIndex((each) => each.id === id);
    if (action === "remove") {
      const neighbour = items[index + 1] ?? items[index - 1];
      focus(neighbour?.id, action);
      change((list) => removeItem(list, id));
    } else if (action === "duplicate") {
      focus(draft.nextId, action);
      change((list) => duplicateItem(list, id));
    } else {
      focus(id, action);
      change((list) => moveItem(list, id, action === "up" ? -1 : 1));
    }
  };
  const latest = useLatest(act);

  return (
    <CollectionGroup
      ref={group}
      model={model}
      count={items.length === 1 ? "1 item" : `${items.length} items`}
      onAdd={add}
      path={path}
    >
      {items.slice(0, shown).map(({ id, value }, index) => (
        <ListItem
          key={id}
          id={id}
          label={`${model.name} ${index + 1}`}
          isFirst={index === 0}
          isLast={index === items.length - 1}
          control={item}
          draft={value}
          parent={path}
          onAct={latest}
        />
      ))}
      {items.length > shown && (
        <Button size="sm" variant="ghost" onClick={() => setShown((count) => count + page)}>
          Show {Math.min(page, items.length - shown)} more of {items.length}
        </Button>
      )}
    </CollectionGroup>
  );
}

type ItemAction = Exclude<FocusPlace, "value">;

const ListItem = memo(function ListItem({
  id,
  label,
  isFirst,
  isLast,
  control,
  draft,
  parent,
  onAct,
}: {
  id: number;
  label: string;
  isFirst: boolean;
  isLast: boolean;
  control: ValueControl;
  draft: ListDraft["items"][number]["value"];
  parent: DraftPath;
  onAct: (id: number, action: ItemAction) => void;
}) {
  const path = usePath(parent, id);
  const button = (action: ItemAction, name: string, Icon: typeof X, isIdle = false) => (
    <ItemButton
      action={action}
      name={name}
      item={label}
      isIdle={isIdle}
      onClick={() => onAct(id, action)}
    >
      <Icon size={14} aria-hidden />
    </ItemButton>
  );
  return (
    <div className={styles.item} data-item={id}>
      <ValueField control={control} draft={draft} path={path} label={label} presence="item" />
      <div className={styles.itemButtons}>
        {button("up", "Move up", ArrowUp, isFirst)}
        {button("down", "Move down", ArrowDown, isLast)}
        {button("duplicate", "Duplicate", Copy)}
        {button("remove", "Remove", X)}
      </div>
    </div>
  );
});
