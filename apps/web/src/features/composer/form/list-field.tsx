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
  type ValueDraft,
} from "@grpc-playground/schema";
import { ArrowDown, ArrowUp, Copy, X } from "lucide-react";
import { memo, useRef, type ClipboardEvent } from "react";
import { CollectionGroup } from "./collection-group.tsx";
import { useFormActions } from "./form-actions.ts";
import styles from "./form.module.css";
import { ItemButton } from "./item-button.tsx";
import { PasteMany } from "./paste-many.tsx";
import { PasteOfferLine } from "./paste-offer.tsx";
import { ShowMore } from "./show-more.tsx";
import { useFocusAfter, type FocusPlace } from "./use-focus-after.ts";
import { useLatest } from "./use-latest.ts";
import { usePages } from "./use-pages.ts";
import { usePasteMany, type PasteOffer } from "./use-paste-many.ts";
import { usePath } from "./use-path.ts";
import { ValueField } from "./value-field.tsx";

const empty: ListDraft = { kind: "list", items: [], nextId: 0 };

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
  const group = useRef<HTMLFieldSetElement>(null);
  const focus = useFocusAfter(group);
  const { items } = draft;
  const pages = usePages(items);

  const change = (next: (list: ListDraft) => ListDraft) =>
    update(path, (now) => next(now?.kind === "list" ? now : empty));

  const add = () => {
    pages.showAdded(draft.nextId);
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

  const paste = usePasteMany(item);
  const onPaste = useLatest(paste.onPaste);
  const addMany = (values: readonly ValueDraft[]) => {
    focus(draft.nextId, "value");
    change((list) => addItems(list, ...values));
    paste.close();
  };
  // The lines leave the item that they were pasted into, and become items.
  const takeOffer = useLatest(({ id, text, before }: PasteOffer) => {
    const isEmpty = (before.kind === "text" || before.kind === "bytes") && before.text === "";
    if (isEmpty) change((list) => removeItem(list, id));
    else update([...path, id], () => before);
    paste.open(text);
  });

  const draw = ({ item: { id, value }, index }: (typeof pages.first)[number]) => (
    <ListItem
      key={id}
      id={id}
      label={`${model.name} ${index + 1}`}
      isFirst={index === 0}
      isLast={index === items.length - 1}
      control={item}
      draft={value}
      field={model.desc}
      parent={path}
      onAct={latest}
      onPaste={onPaste}
      offer={paste.offer?.id === id ? paste.offer : undefined}
      onTakeOffer={takeOffer}
    />
  );

  return (
    <CollectionGroup
      ref={group}
      model={model}
      count={items.length === 1 ? "1 item" : `${items.length} items`}
      onAdd={add}
      onPasteMany={() => (paste.text === undefined ? paste.open() : paste.close())}
      paste={
        paste.text !== undefined && (
          <PasteMany
            key={paste.text}
            name={model.name}
            control={{ kind: "list", item }}
            text={paste.text}
            onItems={addMany}
            onClose={() => {
              focus(undefined, "paste");
              paste.close();
            }}
          />
        )
      }
      path={path}
    >
      {pages.first.map(draw)}
      {pages.next && (
        <ShowMore
          name={model.name}
          more={pages.more}
          total={items.length}
          onClick={() => {
            focus(pages.next?.id, "value");
            pages.showMore();
          }}
        />
      )}
      {pages.last.map(draw)}
    </CollectionGroup>
  );
}

type ItemAction = Exclude<FocusPlace, "value" | "paste">;

const ListItem = memo(function ListItem({
  id,
  label,
  isFirst,
  isLast,
  control,
  draft,
  field,
  parent,
  onAct,
  onPaste,
  offer,
  onTakeOffer,
}: {
  id: number;
  label: string;
  isFirst: boolean;
  isLast: boolean;
  control: ValueControl;
  draft: ListDraft["items"][number]["value"];
  field: FieldModel["desc"];
  parent: DraftPath;
  onAct: (id: number, action: ItemAction) => void;
  onPaste: (id: number, before: ValueDraft, event: ClipboardEvent) => void;
  /** Lines that were pasted into this item. */
  offer: PasteOffer | undefined;
  onTakeOffer: (offer: PasteOffer) => void;
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
    // It only looks at what is pasted into the input within.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.item}
      data-item={id}
      onPaste={(event) => {
        onPaste(id, draft, event);
      }}
    >
      <ValueField
        control={control}
        field={field}
        draft={draft}
        path={path}
        label={label}
        presence="item"
      />
      {offer && <PasteOfferLine offer={offer} onTake={onTakeOffer} />}
      <div className={styles.itemButtons}>
        {button("up", "Move up", ArrowUp, isFirst)}
        {button("down", "Move down", ArrowDown, isLast)}
        {button("duplicate", "Duplicate", Copy)}
        {button("remove", "Remove", X)}
      </div>
    </div>
  );
});
