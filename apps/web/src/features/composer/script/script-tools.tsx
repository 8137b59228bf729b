import { Plus } from "lucide-react";
import { Button } from "../../../shared/ui/button.tsx";
import { CopyButton } from "../../../shared/ui/copy-button.tsx";
import type { ScriptStep } from "./script.ts";
import styles from "./script.module.css";

/** What was done, and how to undo it; or why it could not be done. */
export interface ScriptNote {
  readonly text: string;
  readonly isWrong?: boolean;
  readonly undo?: () => void;
  /** The steps as that left them. Once they are others, undoing would lose what was done since. */
  readonly of?: readonly ScriptStep[];
}

/** What fills a script and what takes it elsewhere. */
export function ScriptTools(props: {
  /** How many steps there are. */
  count: number;
  isImporting: boolean;
  note: ScriptNote | undefined;
  canUndo: boolean;
  /** The script as text; throws when it cannot be written. */
  copy: () => string;
  onAdd: () => void;
  onImport: () => void;
  onRecord: () => void;
  onExport: () => void;
  onRemoveAll: () => void;
}) {
  const { count, note } = props;
  return (
    <>
      <div className={styles.row}>
        <Button
          size="sm"
          data-add
          title="Adds the message that the form holds now"
          icon={<Plus size={14} aria-hidden />}
          onClick={props.onAdd}
        >
          Add step
        </Button>
        <Button
          size="sm"
          variant="ghost"
          aria-expanded={props.isImporting}
          onClick={props.onImport}
        >
          Import
        </Button>
        <Button size="sm" variant="ghost" onClick={props.onRecord}>
          From the last call
        </Button>
      </div>
      <div className={styles.row}>
        <div aria-live="polite" className={styles.space}>
          {note && (
            <p className={note.isWrong ? styles.error : styles.hint}>
              {note.text}
              {note.undo && props.canUndo && (
                <Button size="sm" variant="ghost" onClick={note.undo}>
                  Undo
                </Button>
              )}
            </p>
          )}
        </div>
        {count > 0 && (
          <span className={styles.together}>
            <Button size="sm" variant="ghost" onClick={props.onRemoveAll}>
              Remove all
            </Button>
            <Button size="sm" variant="ghost" onClick={props.onExport}>
              Export
            </Button>
            <CopyButton label="Copy script" text={props.copy} />
          </span>
        )}
      </div>
    </>
  );
}
