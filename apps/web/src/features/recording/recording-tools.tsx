import { Download, FolderOpen } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "../../shared/ui/icon-button.tsx";
import styles from "./recording-tools.module.css";

export interface RecordingToolsProps {
  /** Undefined while there is no call that has ended. */
  onSave: (() => void) | undefined;
  onOpen: (file: File) => void;
}

/** Keeps a call in a file, and shows one that was kept. */
export function RecordingTools({ onSave, onOpen }: RecordingToolsProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.tools}>
      <IconButton
        size="sm"
        label="Save call"
        icon={<Download size={16} aria-hidden />}
        disabled={onSave === undefined}
        onClick={onSave}
      />
      <IconButton
        size="sm"
        label="Open a saved call"
        icon={<FolderOpen size={16} aria-hidden />}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="File of a saved call"
        tabIndex={-1}
        className={styles.file}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file may be chosen again.
          currentTarget.value = "";
          if (file !== undefined) onOpen(file);
        }}
      />
    </div>
  );
}
