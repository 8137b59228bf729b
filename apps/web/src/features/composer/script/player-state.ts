import type { Store } from "../../../shared/lib/store.ts";
import type { Place } from "./player-words.ts";
import type { Stage } from "./stage.ts";

/** `stepping` waits for a person to send the next message. */
export type Phase = "idle" | "playing" | "paused" | "stepping" | "done" | "stopped";

export interface PlayerState {
  readonly phase: Phase;
  /** The id of the step that goes next, while there is one. */
  readonly next: number | undefined;
  /** Since when it has been waiting for the transport to take a message, by the clock. */
  readonly busySince: number | undefined;
  /** How it ended, in a sentence; empty until it has. */
  readonly why: string;
  /** What kept it from going on, when that is something in the script or beside it. */
  readonly problems: readonly string[];
  /** What to do for it to go on all the same, when the problems are only that rules are broken. */
  readonly anyway: "play" | "step" | undefined;
}

/** Plays one script. It goes on while nobody looks, and holds no timer unless it is playing. */
export interface Player {
  readonly state: Store<PlayerState>;
  /** Sends on schedule: from the first step, or from where it was paused or stepped to. */
  readonly play: (stage: Stage) => void;
  readonly pause: () => void;
  /** Sends the next message now, and leaves the rest to whoever asked. */
  readonly step: (stage: Stage) => void;
  /** Ends the play and leaves the call as it is. */
  readonly stop: () => void;
  /** Whether this round has sent a step. */
  readonly isSent: (id: number) => boolean;
  readonly place: () => Place;
  /** Milliseconds until the next message; undefined when none is due. */
  readonly dueIn: () => number | undefined;
}

/** Before anything was played. */
export const idle: PlayerState = {
  phase: "idle",
  next: undefined,
  busySince: undefined,
  why: "",
  problems: [],
  anyway: undefined,
};
