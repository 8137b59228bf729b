import type { DescMethod, Registry } from "@bufbuild/protobuf";
import type { CallLog, MessageEvent, Protocol } from "@grpc-playground/call";
import { memo, useMemo, useState, type Ref } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { number, shortened, size, time } from "../../../shared/lib/format.ts";
import { MessageBody } from "./message-body.tsx";
import { compactJson } from "../../../shared/lib/message-json.ts";
import styles from "./rows.module.css";
import { WayGlyph } from "../../../shared/ui/way-glyph.tsx";

export interface MessageRowProps {
  ref: Ref<HTMLElement>;
  index: number;
  top: number;
  event: MessageEvent;
  /** ms since the event before it, of whatever kind. */
  gap: number | undefined;
  /** Its place among the messages of the call, from 1. */
  position: number;
  total: number;
  open: boolean;
  onToggle: (seq: number) => void;
  /** Whether Tab comes here; from there the arrow keys go from message to message. */
  tabStop: boolean;
  onMove: (index: number, key: string) => boolean;
  log: CallLog;
  method: DescMethod;
  registry: Registry;
  protocol: Protocol;
}

/** A message is drawn arriving only if it is this new (ms): not when a person scrolls to it. */
const arrivingMs = 250;
/** And only while it is one of few: in a burst nothing could be seen. */
const burst = 12;

function isArriving(log: CallLog, event: MessageEvent): boolean {
  if (log.elapsed() - event.at > arrivingMs) return false;
  const earlier = log.messages.at(log.messages.length - burst);
  return earlier === undefined || event.at - earlier.at > arrivingMs;
}

/** One message, in a line that opens. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { ref, index, top, event, gap, position, total, open, onToggle, tabStop, onMove } = props;
  const { log, method, registry, protocol } = props;
  const [arriving] = useState(() => isArriving(log, event));
  const isSent = event.kind === "message-sent";
  const schema = isSent ? method.input : method.output;
  const way = isSent ? "up" : "down";
  const label = `${isSent ? "Sent" : "Received"} ${number(event.index + 1)}`;
  const json = useMemo(
    () => compactJson(schema, event.message, event.size, registry),
    [schema, event, registry],
  );
  return (
    <div
      ref={ref as Ref<HTMLDivElement>}
      data-index={index}
      // Not an li: see the list around it.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listitem"
      aria-label={`${label}: ${shortened(json, 500)}`}
      aria-posinset={position}
      aria-setsize={total}
      className={cx(styles.row, styles.message, styles[way], open && styles.open)}
      style={{ transform: `translateY(${top}px)` }}
    >
      <button
        type="button"
        className={cx(styles.button, arriving && styles.arriving)}
        aria-expanded={open}
        tabIndex={tabStop ? 0 : -1}
        onClick={() => onToggle(event.seq)}
        onKeyDown={(press) => {
          if (onMove(index, press.key)) press.preventDefault();
        }}
      >
        <span className={styles.glyph}>
          <WayGlyph way={way} />
        </span>
        <span className={styles.label}>{label}</span>
        <span className={styles.json}>{shortened(json, 300)}</span>
        <span className={styles.size}>{size(event.size)}</span>
        <span className={styles.time}>
          {time(event.at)}
          {gap !== undefined && <span className={styles.gap}>+{time(gap)}</span>}
        </span>
      </button>
      {open && (
        <MessageBody
          event={event}
          schema={schema}
          log={log}
          registry={registry}
          protocol={protocol}
        />
      )}
    </div>
  );
});
