import type { Playback } from "@grpc-playground/call/playback";
import { Pause, Play, SkipForward, StepBack, StepForward } from "lucide-react";
import { number } from "../../shared/lib/format.ts";
import { useStore } from "../../shared/lib/store.ts";
import { Button } from "../../shared/ui/button.tsx";
import { IconButton } from "../../shared/ui/icon-button.tsx";
import { RadioGroup } from "../../shared/ui/radio-group.tsx";
import styles from "./controls.module.css";
import { speed, speeds } from "./settings.ts";

/** Before there is a call, there is only its speed to choose. */
const none = { position: 0, length: 0, start: 0, mode: "paused" } as const;

const speedOptions = speeds.map((value) => ({ value, label: `${value}×` }));

/** What moves through a call. The playback's changes are for the caller to draw. */
export function Controls({ playback }: { playback: Playback | undefined }) {
  const remembered = useStore(speed);
  const { position, length, start, mode } = playback ?? none;
  const chosen = speeds.find((value) => Number(value) === playback?.speed) ?? remembered;
  const isPlaying = mode === "playing";
  const isLive = mode === "live";
  return (
    <fieldset aria-label="Playback" className={styles.controls}>
      <div className={styles.steps}>
        <IconButton
          label="Previous event"
          icon={<StepBack size={18} aria-hidden />}
          aria-disabled={position <= start}
          aria-keyshortcuts="ArrowLeft PageUp"
          onClick={() => playback?.step(-1)}
        />
        <Button
          icon={isPlaying ? <Pause size={16} aria-hidden /> : <Play size={16} aria-hidden />}
          className={styles.play}
          aria-disabled={playback === undefined}
          onClick={() => (isPlaying ? playback?.pause() : playback?.play())}
        >
          {isPlaying ? "Pause" : "Play"}
        </Button>
        <IconButton
          label="Next event"
          icon={<StepForward size={18} aria-hidden />}
          aria-disabled={position >= length}
          aria-keyshortcuts="ArrowRight Space PageDown"
          onClick={() => playback?.step(1)}
        />
      </div>
      <p className={styles.position}>
        {number(position)} <span>of {number(length)}</span>
      </p>
      {/* The buttons say it to screen readers. */}
      <p className={styles.keys} aria-hidden="true">
        <kbd>→</kbd> next, <kbd>←</kbd> back, <kbd>Home</kbd> to the start
      </p>
      <RadioGroup
        label="Speed"
        options={speedOptions}
        value={chosen}
        onChange={(next) => {
          speed.set(next);
          playback?.setSpeed(Number(next));
        }}
      />
      <Button
        variant={isLive ? "secondary" : "ghost"}
        icon={<SkipForward size={16} aria-hidden />}
        aria-pressed={isLive}
        aria-disabled={playback === undefined}
        onClick={() => playback?.live()}
      >
        Live
      </Button>
    </fieldset>
  );
}
