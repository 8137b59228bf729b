import { Plus, X } from "lucide-react";
import { useId, useRef, useEffect } from "react";
import { Button } from "../../../shared/ui/button.tsx";
import { IconButton } from "../../../shared/ui/icon-button.tsx";
import { TextInput } from "../../../shared/ui/input.tsx";
import { checkRow, type MetadataRow } from "./metadata.ts";
import styles from "./options.module.css";

/** Request metadata, row by row. It is kept in memory only. */
export function MetadataEditor({
  rows,
  onChange,
}: {
  rows: readonly MetadataRow[];
  onChange: (rows: readonly MetadataRow[]) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const isAdding = useRef(false);

  useEffect(() => {
    if (!isAdding.current) return;
    isAdding.current = false;
    list.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus();
  });

  const add = () => {
    isAdding.current = true;
    const id = Math.max(-1, ...rows.map((row) => row.id)) + 1;
    onChange([...rows, { id, key: "", value: "" }]);
  };

  return (
    <div className={styles.stack}>
      <p className={styles.about}>
        Headers that travel ahead of the first message, such as{" "}
        <code>authorization: Bearer ...</code>. They stay in this tab's memory: never saved, never
        in a link.
      </p>
      <ul ref={list} className={styles.stack} aria-label="Metadata">
        {rows.map((row, index) => (
          <Row
            key={row.id}
            row={row}
            index={index}
            onChange={(next) => onChange(rows.map((each) => (each.id === row.id ? next : each)))}
            onRemove={() => onChange(rows.filter((each) => each.id !== row.id))}
          />
        ))}
      </ul>
      <Button size="sm" icon={<Plus size={14} aria-hidden />} className={styles.add} onClick={add}>
        Add metadata
      </Button>
    </div>
  );
}

function Row({
  row,
  index,
  onChange,
  onRemove,
}: {
  row: MetadataRow;
  index: number;
  onChange: (row: MetadataRow) => void;
  onRemove: () => void;
}) {
  const errorId = useId();
  const issues = checkRow(row);
  const error = issues.key ?? issues.value;
  const describedBy = error === undefined ? undefined : errorId;
  return (
    <li>
      <div className={styles.row}>
        <TextInput
          mono
          aria-label={`Metadata key ${index + 1}`}
          placeholder="key"
          value={row.key}
          aria-invalid={issues.key !== undefined || undefined}
          aria-describedby={describedBy}
          onChange={(event) => onChange({ ...row, key: event.target.value })}
        />
        <TextInput
          mono
          aria-label={`Metadata value ${index + 1}`}
          placeholder="value"
          value={row.value}
          aria-invalid={issues.value !== undefined || undefined}
          aria-describedby={describedBy}
          onChange={(event) => onChange({ ...row, value: event.target.value })}
        />
        <IconButton
          label={`Remove metadata ${index + 1}`}
          icon={<X size={14} aria-hidden />}
          onClick={onRemove}
        />
      </div>
      {error !== undefined && (
        <p id={errorId} className={styles.error}>
          {error}
        </p>
      )}
    </li>
  );
}
