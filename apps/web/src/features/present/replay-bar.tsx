import { longestWait, type Playback } from "@grpc-playground/call/playback";
import { X } from "lucide-react";
import { useLogVersion } from "../../shared/lib/use-log-version.ts";
import { IconButton } from "../../shared/ui/icon-button.tsx";
import { Controls } from "./controls.tsx";
import styles from "./replay-bar.module.css";

/** Below a call that is shown again: what moves through it, and the way back. */
export function ReplayBar({ playback, onClose }: { playback: Playback; onClose: () => void }) {
  useLogVersion(playback);
  return (
    <section aria-label="Replay" className={styles.bar}>
      <Controls playback={playback} />
      <p className={styles.note}>Waits of more than {longestWait / 1_000} s are cut short.</p>
      <div className={styles.close}>
        <IconButton
          size="sm"
          label="End the replay"
          icon={<X size={16} aria-hidden />}
          onClick={onClose}
        />
      </div>
    </section>
  );
}
