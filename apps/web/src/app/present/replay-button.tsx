import { RotateCcw } from "lucide-react";
import { Button } from "../../shared/ui/button.tsx";

/** Shows an ended call once more, as it went. */
export function ReplayButton({ failed, onReplay }: { failed: boolean; onReplay: () => void }) {
  return (
    <Button size="sm" variant="ghost" icon={<RotateCcw size={14} aria-hidden />} onClick={onReplay}>
      {failed ? "Replay (not loaded: try again)" : "Replay"}
    </Button>
  );
}
