import {
  addEntry,
  duplicateKey,
  duplicateKeys,
  newValue,
  removeEntry,
  type DraftPath,
  type FieldModel,
  type MapDraft,
  type MapEntryDraft,
  type ValueControl,
} from "@grpc-playground/schema";
import { X } from "lucide-react";
import { memo, useMemo, useRef, useState } from "react";
import { CollectionGroup } from "./collection-group.tsx";
import { useFormActions } from "./form-actions.ts";
import styles from "./form.module.css";
import { ItemButton } from "./item-button.tsx";
import { PasteMany } from "./paste-many.tsx";
import { ShowMore } from "./show-more.tsx";
import { useFocusAfter } from "./use-focus-after.ts";
import { useLatest } from "./use-latest.ts";
import { usePages } from "./use-pages.ts";
import { usePath } from "./use-path.ts";
import { ValueField } from "./value-field.tsx";

const empty: MapDraft = { kind: "map", entries: [], nextId: 0 };

/** A map: rows of a key and a value. */
export function MapField({
  model,
  keyControl,
  valueControl,
  draft = empty,
  path,
}: {
  model: FieldModel;
  keyControl: ValueControl;
  valueControl: ValueControl;
  draft: MapDraft | undefined;
  path: DraftPath;
}) {
  const { update } = useFormActions();
  const group = useRef<HTMLFieldSetElement>(null);
  const focus = useFocusAfter(group);
  const twice = useMemo(() => duplicateKeys(keyControl, draft), [keyControl, draft]);
  const { entries } = draft;
  const pages = usePages(entries);
  const [isPasting, setIsPasting] = useState(false);
  const addMany = (more: readonly Pick<MapEntryDraft, "key" | "value">[]) => {
    focus(draft.nextId, "value");
    update(path, (now) => {
      const map = now?.kind === "map" ? now : empty;
      const added = more.map((entry, index) => ({ id: map.nextId + index, ...entry }));
      return { ...map, entries: [...map.entries, ...added], nextId: map.nextId + added.length };
    });
    setIsPasting(false);
  };

  const add = () => {
    pages.showAdded(draft.nextId);
    focus(draft.nextId, "value");
    update(path, (now) =>
      addEntry(now?.kind === "map" ? now : empty, newValue(keyControl), newValue(valueControl)),
    );
  };

  const remove = useLatest((id: number) => {
    const index = entries.findIndex((entry) => entry.id === id);
    focus((entries[index + 1] ?? entries[index - 1])?.id, "remove");
    update(path, (now) => (now?.kind === "map" ? removeEntry(now, id) : now));
  });

  const draw = ({ item: entry, index }: (typeof pages.first)[number]) => (
    <MapRow
      key={entry.id}
      label={`${model.name} ${index + 1}`}
      entry={entry}
      field={model.desc}
      keyControl={keyControl}
      valueControl={valueControl}
      parent={path}
      isTwice={twice.has(entry.id)}
      onRemove={remove}
    />
  );

  return (
    <CollectionGroup
      ref={group}
      model={model}
      count={entries.length === 1 ? "1 entry" : `${entries.length} entries`}
      onAdd={add}
      onPasteMany={() => setIsPasting(!isPasting)}
      paste={
        isPasting && (
          <PasteMany
            name={model.name}
            control={{ kind: "map", key: keyControl, value: valueControl }}
            text=""
            before={draft}
            onEntries={addMany}
            onClose={() => {
              focus(undefined, "paste");
              setIsPasting(false);
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
          total={entries.length}
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

const MapRow = memo(function MapRow({
  label,
  entry,
  field,
  keyControl,
  valueControl,
  parent,
  isTwice,
  onRemove,
}: {
  label: string;
  entry: MapEntryDraft;
  field: FieldModel["desc"];
  keyControl: ValueControl;
  valueControl: ValueControl;
  parent: DraftPath;
  isTwice: boolean;
  onRemove: (id: number) => void;
}) {
  const path = usePath(parent, entry.id);
  const keyPath = usePath(path, "key");
  const valuePath = usePath(path, "value");
  return (
    <fieldset className={styles.item} data-item={entry.id}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.entry}>
        <ValueField
          control={keyControl}
          draft={entry.key}
          path={keyPath}
          label="key"
          presence="item"
          conflict={isTwice ? duplicateKey : undefined}
        />
        <ValueField
          control={valueControl}
          field={field}
          draft={entry.value}
          path={valuePath}
          label="value"
          presence="item"
        />
      </div>
      <div className={styles.itemButtons}>
        <ItemButton action="remove" name="Remove" item={label} onClick={() => onRemove(entry.id)}>
          <X size={14} aria-hidden />
        </ItemButton>
      </div>
    </fieldset>
  );
});
