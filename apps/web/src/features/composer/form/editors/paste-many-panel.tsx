import type { ValueDraft } from "@grpc-playground/schema";
import { parseEntries, parseItems, type Entry, type Many } from "@grpc-playground/schema/editors";
import {
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from "react";
import { Button } from "../../../../shared/ui/button.tsx";
import { TextArea } from "../../../../shared/ui/input.tsx";
import type { PasteManyProps } from "../editor-props.ts";
import styles from "./editors.module.css";

/** So many of the lines that are no value are named. */
const mostProblems = 5;

/** Takes many values out of one text. What is no value is named by its line, and is never added in silence. */
export function PasteManyPanel(props: PasteManyProps) {
  const { name, control, text: initial, before, onItems, onEntries, onClose } = props;
  const [text, setText] = useState(initial);
  const later = useDeferredValue(text);
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);

  const many = useMemo<{ items?: Many<ValueDraft>; entries?: Many<Entry> }>(
    () =>
      control.kind === "list"
        ? { items: parseItems(control.item, later) }
        : { entries: parseEntries(control.key, control.value, later, before) },
    [control, later, before],
  );
  const { problems } = many.items ?? many.entries ?? { problems: [] };
  const count = (many.items ?? many.entries)?.values.length ?? 0;
  const isReady = count > 0 && later === text;

  const add = () => {
    if (!isReady) return;
    if (many.items) onItems?.(many.items.values);
    if (many.entries) onEntries?.(many.entries.values);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) add();
    else return;
    // Neither cancels or sends the call that this is typed for.
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // The keys work wherever in the panel the focus is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only listens to what bubbles
    <div className={styles.paste} onKeyDown={onKeyDown}>
      <label htmlFor={id} className={styles.label}>
        Paste many {name}
      </label>
      <TextArea
        mono
        ref={box}
        id={id}
        rows={5}
        className={styles.pasteBox}
        value={text}
        aria-describedby={`${id}h ${id}p`}
        aria-invalid={problems.length > 0 || undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}h`} className={styles.note}>
        {accepts(control)}
      </p>
      <output className={styles.problems}>
        {/* Within the output: browsers do not describe a box by an output itself. */}
        <div id={`${id}p`}>
          {problems.slice(0, mostProblems).map(({ line, message }) => (
            <p key={`${line} ${message}`} className={styles.error}>
              Line {line}: {message}
            </p>
          ))}
          {problems.length > mostProblems && (
            <p className={styles.error}>
              and {(problems.length - mostProblems).toLocaleString("en")} more lines.
            </p>
          )}
        </div>
      </output>
      <div className={styles.buttons}>
        <Button size="sm" aria-disabled={!isReady || undefined} onClick={add}>
          {label(count, problems.length)}
        </Button>
        <Button size="sm" variant="ghost" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}

function label(count: number, wrong: number): string {
  if (count === 0) return "Add";
  const added = `Add ${count.toLocaleString("en")}`;
  return wrong === 0 ? added : `${added} and skip ${wrong.toLocaleString("en")}`;
}

function accepts(control: PasteManyProps["control"]): string {
  if (control.kind === "map") {
    return "One entry per line, as key = value or key: value or with a tab between; or a JSON object.";
  }
  const { item } = control;
  const kind = item.kind === "message" && item.wraps ? item.wraps.kind : item.kind;
  switch (kind) {
    case "number":
    case "bool":
    case "enum":
      return "One value per line or with commas between, or a JSON array.";
    case "message":
      return "A JSON array, or JSON with one value per line.";
    default:
      return "One value per line, or a JSON array. Blank lines are skipped.";
  }
}
