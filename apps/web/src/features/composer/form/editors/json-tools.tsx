import { formatPlainJson, problemInJson, roundedNumbers } from "@grpc-playground/schema/editors";
import { useDeferredValue, useMemo } from "react";
import { Button } from "../../../../shared/ui/button.tsx";
import { VisuallyHidden } from "../../../../shared/ui/visually-hidden.tsx";
import type { LeafToolProps } from "../editor-props.ts";
import styles from "./editors.module.css";

/** So many rounded numbers are named; more would say no more. */
const most = 3;

/** Lays the JSON of a Struct, Value or ListValue out, leads to its error, and warns of numbers that a double rounds. */
export function JsonTools({ id, notesId, name, text, onChange }: LeafToolProps) {
  const later = useDeferredValue(text);
  const { problem, formatted, rounded } = useMemo(
    () => ({
      problem: later.trim() === "" ? undefined : problemInJson(later),
      formatted: formatPlainJson(later),
      rounded: roundedNumbers(later),
    }),
    [later],
  );
  const isLong = formatted !== undefined && formatted !== text && formatted.includes("\n");

  const goTo = ({ from, to }: { from: number; to: number }) => {
    const box = document.querySelector(`#${CSS.escape(id)}`);
    if (!(box instanceof HTMLTextAreaElement)) return;
    box.focus();
    box.setSelectionRange(from, Math.max(to, from + 1));
  };

  return (
    <div className={styles.tools}>
      {isLong && (
        <Button size="sm" onClick={() => onChange({ kind: "text", text: formatted })}>
          Format<VisuallyHidden> {name}</VisuallyHidden>
        </Button>
      )}
      {problem && (
        <Button size="sm" onClick={() => goTo(problem)}>
          Go to the error<VisuallyHidden> in {name}</VisuallyHidden>
        </Button>
      )}
      <p id={notesId} className={styles.warning}>
        {rounded.length > 0 &&
          `The numbers of a Value are doubles. ${rounded
            .slice(0, most)
            .map(({ written, sent }) => `${written} is sent as ${sent}`)
            .join(", ")}${rounded.length > most ? `, and ${rounded.length - most} more` : ""}.`}
      </p>
    </div>
  );
}
