import { ClipboardPaste } from "lucide-react";
import { Button } from "../../shared/ui/button.tsx";
import styles from "../workbench.module.css";

/** The way to paste a command of another tool: its words are only heard where there is no room for them. */
export function PasteButton({ onPress }: { onPress: () => void }) {
  return (
    <Button
      size="sm"
      variant="ghost"
      icon={<ClipboardPaste size={16} aria-hidden />}
      aria-haspopup="dialog"
      onClick={onPress}
    >
      <span className={styles.words}>Paste a command</span>
    </Button>
  );
}
