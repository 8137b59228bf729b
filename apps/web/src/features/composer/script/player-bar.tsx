import { Pause, Play, SkipForward, Square } from "lucide-react";
import { Button } from "../../../shared/ui/button.tsx";
import { Callout } from "../../../shared/ui/callout.tsx";
import { ProblemList } from "../problem-list.tsx";
import { browserClock } from "./pace.ts";
import type { Player, PlayerState } from "./player-state.ts";
import { contentWords, progressWords } from "./progress-words.ts";
import { PlayOptions } from "./play-options.tsx";
import type { Script } from "./script.ts";
import styles from "./script.module.css";
import { useTicks } from "./use-player.ts";

/** What plays a script, how it is to be played, and how far it has come. */
export function PlayerBar({
  script,
  player,
  playing,
  shortcut,
  onPlay,
  onStep,
  onAnyway,
  onChange,
}: {
  script: Script;
  player: Player;
  playing: PlayerState;
  /** Keys that step. */
  shortcut: string;
  onPlay: () => void;
  onStep: () => void;
  /** Does what was refused because of broken rules. */
  onAnyway: (() => void) | undefined;
  onChange: (change: Partial<Script>) => void;
}) {
  const { phase, problems } = playing;
  const isPlaying = phase === "playing";
  const isUnderWay = isPlaying || phase === "paused" || phase === "stepping";
  const isEmpty = script.steps.length === 0;
  useTicks(isPlaying);

  const [name, Icon, press] = isPlaying
    ? (["Pause", Pause, player.pause] as const)
    : ([phase === "paused" ? "Resume" : "Play", Play, onPlay] as const);

  return (
    <div className={styles.player}>
      <div className={styles.row}>
        <Button size="sm" icon={<Icon size={14} aria-hidden />} {...off(isEmpty, press)}>
          {name}
        </Button>
        <Button
          size="sm"
          icon={<SkipForward size={14} aria-hidden />}
          shortcut={shortcut}
          {...off(isEmpty, onStep)}
        >
          Step
        </Button>
        <Button
          size="sm"
          icon={<Square size={12} aria-hidden />}
          {...off(!isUnderWay, player.stop)}
        >
          Stop
        </Button>
      </div>
      <PlayOptions script={script} onChange={onChange} />
      {problems.length > 0 ? (
        <Callout
          kind="error"
          alert
          title={playing.why}
          action={
            onAnyway && (
              <Button size="sm" onClick={onAnyway}>
                {playing.anyway === "step" ? "Step anyway" : "Play anyway"}
              </Button>
            )
          }
        >
          <ProblemList lines={problems} />
        </Callout>
      ) : (
        // A countdown is not read out at each tick; what it comes to is.
        <p className={styles.progress} aria-live={isPlaying ? "off" : "polite"}>
          {(phase === "idle"
            ? !isEmpty && contentWords(script)
            : progressWords(player, playing, browserClock.now())) || undefined}
        </p>
      )}
    </div>
  );
}

/** A button that keeps the focus when there is nothing for it to do. */
function off(isOff: boolean, press: () => void) {
  return {
    "aria-disabled": isOff || undefined,
    onClick: () => {
      if (!isOff) press();
    },
  };
}
