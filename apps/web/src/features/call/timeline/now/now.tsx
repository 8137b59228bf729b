import { contextOf, explain, type CallLog, type Protocol } from "@grpc-playground/call";
import { cx } from "../../../../shared/lib/cx.ts";
import { wayOf } from "../../../../shared/lib/event-look.ts";
import { time } from "../../../../shared/lib/format.ts";
import { LessonLink } from "../../../../shared/ui/lesson-link.tsx";
import { Terms } from "../../../../shared/ui/terms.tsx";
import ways from "../../../../shared/ui/ways.module.css";
import { WayGlyph } from "../../../../shared/ui/way-glyph.tsx";
import { ideaOf } from "../../event-idea.ts";
import styles from "./now.module.css";
import { Spoken } from "./spoken.tsx";

/** What has just happened, in one sentence with its reason. */
export function Now({ log, protocol }: { log: CallLog; protocol: Protocol }) {
  const event = log.events.at(log.events.length - 1);
  if (event === undefined) return undefined;
  const { title, sentence, concept } = explain(event, contextOf(log, event, protocol));
  const way = wayOf(event);
  return (
    <div className={cx(styles.now, ways[way])}>
      <p className={styles.head}>
        <WayGlyph way={way} small />
        <span className={styles.title}>{title}</span>
        <span className={styles.time}>{time(event.at)}</span>
        <LessonLink idea={ideaOf(event, concept)} isQuiet />
      </p>
      <p className={styles.sentence}>
        <Terms text={sentence} isQuiet />
      </p>
      <Spoken text={sentence} />
    </div>
  );
}
