import { count, duration } from "@grpc-playground/call";
import { parseDelay } from "./delay.ts";
import type { Player, PlayerState } from "./player-state.ts";
import { placeWords } from "./player-words.ts";
import type { Script } from "./script.ts";

/** So long a message may take to be handed over (ms) before that is worth saying. */
const slowMs = 300;

/** How a play stands, in a line. */
export function progressWords(player: Player, playing: PlayerState, now: number): string {
  const place = placeWords(player.place());
  switch (playing.phase) {
    case "playing": {
      const { busySince } = playing;
      if (busySince !== undefined && now - busySince > slowMs) {
        return `${place}, waiting until it can go out`;
      }
      const due = player.dueIn();
      return `${place}, next in ${countdown(Math.max(0, due ?? 0))}`;
    }
    case "paused":
      return `paused before ${place}`;
    case "stepping":
      return `${place} is next: press Step`;
    default:
      return playing.why;
  }
}

/** What a script holds: `3 messages in 1.5 s`. */
export function contentWords({ steps, speed }: Script): string {
  const total = steps.reduce((sum, { delay }) => {
    const parsed = parseDelay(delay);
    return sum + (parsed.ok ? parsed.value : 0);
  }, 0);
  return `${count(steps.length, "message")} in ${duration(total / speed)}`;
}

/** `1.2 s`; from a minute on in minutes, as nobody waits for tenths then. */
function countdown(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
