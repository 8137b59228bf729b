import type { Registry } from "@bufbuild/protobuf";
import { contextOf, explain, type CallLog, type Protocol } from "@grpc-playground/call";
import { cx } from "../../../shared/lib/cx.ts";
import { wayOf } from "../../../shared/lib/event-look.ts";
import { time } from "../../../shared/lib/format.ts";
import styles from "./now.module.css";
import { Outcome } from "../errors/outcome.tsx";
import { Spoken } from "./spoken.tsx";
import { WayGlyph } from "../../../shared/ui/way-glyph.tsx";

export interface NowProps {
  log: CallLog;
  registry: Registry;
  protocol: Protocol;
}

/** What has just happened, in one sentence with its reason; after a failure also what to do about it. */
export function Now({ log, registry, protocol }: NowProps) {
  const event = log.events.at(log.events.length - 1);
  if (event === undefined) return undefined;
  const { title, sentence } = explain(event, contextOf(log, event, protocol));
  const way = wayOf(event);
  const failed = event.kind === "status" && event.code !== 0;
  return (
    <div className={cx(styles.now, styles[way], failed && styles.failed)}>
      <div className={styles.happened}>
        <p className={styles.head}>
          <WayGlyph way={way} small />
          <span className={styles.title}>{title}</span>
          <span className={styles.time}>{time(event.at)}</span>
        </p>
        <p className={styles.sentence}>{sentence}</p>
        <Spoken text={sentence} />
      </div>
      {failed && <Outcome status={event} registry={registry} />}
    </div>
  );
}
