import type { CallLog } from "@grpc-playground/call";
import { createPlayback, type Playback } from "@grpc-playground/call/playback";
import { reveal, speed } from "./settings.ts";

const playbacks = new WeakMap<CallLog, Playback>();

/**
 * The playback of a call: always the same one. It goes when the call's log
 * goes, which alone knows of it.
 *
 * @param since ms since 1970: a call that was opened later is shown as people
 * chose for new calls, one from before as it is
 */
export function playbackOf(log: CallLog, since = Number.POSITIVE_INFINITY): Playback {
  const known = playbacks.get(log);
  if (known !== undefined) return known;
  const playback = createPlayback(log);
  playbacks.set(log, playback);
  if (since !== Number.POSITIVE_INFINITY) playback.setSpeed(Number(speed.get()));
  const isNew = (log.find("opened")?.startedAt ?? 0) >= since;
  if (isNew && reveal.get() !== "live") {
    // Where it begins there is something to be read.
    playback.seek(1);
    if (reveal.get() === "slow") playback.play();
  }
  return playback;
}
