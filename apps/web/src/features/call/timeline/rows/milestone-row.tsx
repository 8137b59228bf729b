import {
  contextOf,
  explain,
  type CallLog,
  type HeaderEntry,
  type Milestone,
  type Protocol,
} from "@grpc-playground/call";
import { ChevronRight } from "lucide-react";
import { memo } from "react";
import { cx } from "../../../../shared/lib/cx.ts";
import { wayOf } from "../../../../shared/lib/event-look.ts";
import { number, time } from "../../../../shared/lib/format.ts";
import { late } from "../../../../shared/ui/late.tsx";
import { LessonLink } from "../../../../shared/ui/lesson-link.tsx";
import { WayGlyph } from "../../../../shared/ui/way-glyph.tsx";
import { isTrailersOnly } from "../../errors/trailers-only.ts";
import { ideaOf } from "../../event-idea.ts";
import styles from "./rows.module.css";
import { useHeight } from "./use-height.ts";

const SeenByLine = late(async () => (await import("../seen/seen-by-line.tsx")).SeenByLine);
const HeaderEntries = late(
  async () => (await import("../headers/header-entries.tsx")).HeaderEntries,
);

export interface MilestoneRowProps {
  event: Milestone;
  /** Whether its headers are shown. */
  open: boolean;
  onToggle: (seq: number) => void;
  onHeight: (seq: number, height: number) => void;
  /** Whether a person was led here. */
  marked: boolean;
  /** Where it is put, in CSS pixels; in its place in the page, if that is not told. */
  top?: number | undefined;
  log: CallLog;
  protocol: Protocol;
  /** See `wasReached`: known only after the first events, and their sentences depend on it. */
  reached: boolean | undefined;
  /** Whether anybody on the call's way told of it. */
  isSeen: boolean;
}

/** The headers that an event brought, if it brought any. */
export function headersOf(event: Milestone): readonly HeaderEntry[] | undefined {
  const headers =
    event.kind === "trailers" ? event.trailers : "headers" in event ? event.headers : [];
  return headers.length === 0 ? undefined : headers;
}

/** What is not a message: quieter, with its sentence, and with its headers if it has any. */
export const MilestoneRow = memo(function MilestoneRow(props: MilestoneRowProps) {
  const { event, open, onToggle, onHeight, marked, top, log, protocol, isSeen } = props;
  const row = useHeight(event.seq, true, onHeight);
  const { title, sentence, concept } = explain(event, contextOf(log, event, protocol));
  const way = wayOf(event);
  const headers = headersOf(event);
  // The sentence says it where the event does.
  const alone =
    event.kind === "trailers" && event.trailersOnly === undefined && isTrailersOnly(log, event);
  return (
    <div
      ref={row}
      data-seq={event.seq}
      className={cx(
        styles.row,
        styles.milestone,
        styles[way],
        top !== undefined && styles.placed,
        event.kind === "status" && event.code !== 0 && styles.failed,
        marked && styles.marked,
      )}
      style={top === undefined ? undefined : { top }}
    >
      <span className={styles.glyph}>
        <WayGlyph way={way} small />
      </span>
      {headers === undefined ? (
        <p className={styles.title}>{title}</p>
      ) : (
        <button
          type="button"
          className={cx(styles.title, styles.fold)}
          aria-expanded={open}
          onClick={() => onToggle(event.seq)}
        >
          {title}
          <ChevronRight
            size={12}
            className={cx(styles.chevron, open && styles.turned)}
            aria-hidden
          />
          <span className={styles.names} aria-hidden={open}>
            {open ? number(headers.length) : preview(headers)}
          </span>
        </button>
      )}
      <span className={styles.time}>
        {time(event.at)}
        <span className={styles.lesson}>
          <LessonLink
            idea={ideaOf(event, concept)}
            isQuiet
            // Without headers it stands in the list of messages, which has no other items.
            isUnheard={headers === undefined}
          />
        </span>
      </span>
      {/* How it ended stands above the list, where it stays in sight. */}
      {event.kind !== "status" && <p className={styles.sentence}>{sentence}</p>}
      {isSeen && (
        <p className={styles.sentence}>
          <SeenByLine log={log} event={event} />
        </p>
      )}
      {alone && (
        <p className={styles.sentence}>
          <b>Trailers-only:</b> the whole response was this one block of headers, with no message
          and nothing before it. A server that fails before it has anything to say answers so.
        </p>
      )}
      {open && headers !== undefined && (
        <div className={styles.inside}>
          <HeaderEntries
            name={event.kind === "trailers" ? "Trailers" : title}
            entries={headers}
            complete={event.kind !== "request-headers" || event.complete}
          />
        </div>
      )}
    </div>
  );
});

/** Headers in a line, of which the beginning is seen: a status comes first. */
function preview(headers: readonly HeaderEntry[]): string {
  return headers
    .toSorted(([one], [other]) => Number(other === "grpc-status") - Number(one === "grpc-status"))
    .map(([name, value]) => `${name}: ${value}`)
    .join("  ");
}
