import { contextOf, explain, type Protocol } from "@grpc-playground/call";
import type { Playback } from "@grpc-playground/call/playback";
import { cx } from "../../shared/lib/cx.ts";
import { wayOf } from "../../shared/lib/event-look.ts";
import { time } from "../../shared/lib/format.ts";
import ways from "../../shared/ui/ways.module.css";
import { WayGlyph } from "../../shared/ui/way-glyph.tsx";
import styles from "./event.module.css";

/** The newest event that is shown, in one sentence. */
export function Event({
  playback,
  protocol,
}: {
  playback: Playback | undefined;
  protocol: Protocol;
}) {
  const log = playback?.log;
  const event = log?.events.at(log.events.length - 1);
  if (playback === undefined || log === undefined || event === undefined) {
    return (
      <div className={styles.event}>
        <p className={styles.sentence}>
          {playback === undefined
            ? "Send a request, and the call is shown here, event by event."
            : "The call is about to be opened. Go on with Next event, or the right arrow key."}
        </p>
      </div>
    );
  }
  const { title, sentence } = explain(event, contextOf(log, event, protocol));
  const way = wayOf(event);
  return (
    <div className={cx(styles.event, ways[way])}>
      <p className={styles.head}>
        <WayGlyph way={way} />
        <span className={styles.title}>{title}</span>
        <span className={styles.time}>{time(event.at)}</span>
      </p>
      {/* Read out as one steps; not while events come by themselves, faster than speech. */}
      <p className={styles.sentence} aria-live={playback.mode === "paused" ? "polite" : "off"}>
        {sentence}
      </p>
    </div>
  );
}
