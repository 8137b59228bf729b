import {
  contextOf,
  explain,
  type CallLog,
  type Milestone,
  type Protocol,
} from "@grpc-playground/call";
import { memo, type Ref } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { wayOf } from "../../../shared/lib/event-look.ts";
import { time } from "../../../shared/lib/format.ts";
import styles from "./rows.module.css";
import { WayGlyph } from "../../../shared/ui/way-glyph.tsx";

export interface MilestoneRowProps {
  ref: Ref<HTMLElement>;
  index: number;
  top: number;
  event: Milestone;
  log: CallLog;
  protocol: Protocol;
}

/** What is not a message: quieter, with its sentence. */
export const MilestoneRow = memo(function MilestoneRow(props: MilestoneRowProps) {
  const { ref, index, top, event, log, protocol } = props;
  const { title, sentence } = explain(event, contextOf(log, event, protocol));
  const way = wayOf(event);
  return (
    <div
      ref={ref as Ref<HTMLDivElement>}
      data-index={index}
      className={cx(styles.row, styles.milestone, styles[way])}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span className={styles.glyph}>
        <WayGlyph way={way} small />
      </span>
      <p className={styles.title}>{title}</p>
      <span className={styles.time}>{time(event.at)}</span>
      {/* How it ended stands above the list, where it stays in sight. */}
      {event.kind !== "status" && <p className={styles.sentence}>{sentence}</p>}
    </div>
  );
});
