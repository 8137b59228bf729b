import { parseTimestamp } from "@grpc-playground/schema/editors";
import { useRef, useState } from "react";
import { Button } from "../../../../shared/ui/button.tsx";
import { TextInput } from "../../../../shared/ui/input.tsx";
import { VisuallyHidden } from "../../../../shared/ui/visually-hidden.tsx";
import type { LeafToolProps } from "../editor-props.ts";
import styles from "./editors.module.css";
import { fromPicker, inLocalTime, inUtc, toPicker } from "./local-time.ts";

/**
 * The browser's picker beside the text, in local time, and what the text says in
 * local time and in UTC. The picker ends at seconds: what the text has beyond
 * them stays. It writes UTC.
 */
export function TimestampTools({ notesId, name, text, onChange }: LeafToolProps) {
  // While a part of the picker is deleted, it holds nothing; the text keeps what it had.
  const [isEmptied, setIsEmptied] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const parsed = parseTimestamp(text);
  const utc = parsed.ok ? inUtc(parsed.value) : undefined;

  const pick = (picked: string) => {
    const next = fromPicker(picked, text);
    setIsEmptied(next === undefined);
    if (next !== undefined) onChange({ kind: "text", text: next });
  };

  return (
    <div className={styles.tools}>
      <TextInput
        ref={picker}
        type="datetime-local"
        // Each of its parts would be a stop for Tab. The button leads to it.
        tabIndex={-1}
        step="1"
        min="0001-01-01T00:00:00"
        max="9999-12-31T23:59:59"
        density="sm"
        mono
        className={styles.picker}
        aria-label={`${name} picker`}
        value={!isEmptied && parsed.ok ? toPicker(parsed.value) : ""}
        onChange={(event) => pick(event.target.value)}
        onBlur={() => setIsEmptied(false)}
      />
      <Button size="sm" onClick={() => picker.current && openPicker(picker.current)}>
        Pick<VisuallyHidden> {name}</VisuallyHidden>
      </Button>
      <Button size="sm" onClick={() => onChange({ kind: "text", text: new Date().toISOString() })}>
        Now<VisuallyHidden> {name}</VisuallyHidden>
      </Button>
      <p id={notesId} className={styles.note}>
        {parsed.ok && inLocalTime(parsed.value)}
        {utc !== undefined && utc !== text && (
          <>
            {" "}
            Sent as <span className={styles.data}>{utc}</span>
          </>
        )}
      </p>
    </div>
  );
}

/** Its calendar, where the browser has one to show; else its parts, which take digits and arrow keys. */
function openPicker(picker: HTMLInputElement): void {
  picker.focus();
  try {
    picker.showPicker();
  } catch {
    // Not in this browser, or not in this frame: it has the focus.
  }
}
