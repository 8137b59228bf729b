import type { DescMethod, Registry } from "@bufbuild/protobuf";
import type { CallLog, MessageEvent, Protocol } from "@grpc-playground/call";
import { memo, useMemo, useState } from "react";
import { cx } from "../../../../shared/lib/cx.ts";
import { number, shortened, size, time } from "../../../../shared/lib/format.ts";
import { compactJson } from "../../../../shared/lib/message-json.ts";
import { late } from "../../../../shared/ui/late.tsx";
import { WayGlyph } from "../../../../shared/ui/way-glyph.tsx";
import type { ViewProps } from "../../view-props.ts";
import type { MessageForm } from "../flow/flow-memory.ts";
import { Marked } from "./marked.tsx";
import styles from "./rows.module.css";
import { useHeight } from "./use-height.ts";

const SeenByLine = late(async () => (await import("../seen/seen-by-line.tsx")).SeenByLine);
const MessageBody = late(async () => (await import("../message/message-body.tsx")).MessageBody);

export interface MessageRowProps {
  event: MessageEvent;
  /** ms since the event before it, of those that are shown. */
  gap: number | undefined;
  /** Its place among the messages that are shown, from 1. */
  position: number;
  total: number;
  /** How its content is shown; undefined while it is closed. */
  form: MessageForm | undefined;
  onToggle: (seq: number) => void;
  onForm: (seq: number, form: MessageForm) => void;
  /** Its content is in the page. */
  onBody: (seq: number, body: HTMLElement) => void;
  onHeight: (seq: number, height: number) => void;
  /** Whether Tab comes here; from there the arrow keys go from message to message. */
  tabStop: boolean;
  onMove: (seq: number, key: string) => boolean;
  /** Set when a person was led here: the text that was looked for, or an empty one. */
  marked: string | undefined;
  /** Whether this is the message that is looked at in other views. */
  picked: boolean;
  onPick: ViewProps["onPick"];
  log: CallLog;
  method: DescMethod;
  registry: Registry;
  protocol: Protocol;
  /** See `wasReached`: a message that was sent to nobody never left. */
  reached: boolean | undefined;
  /** Whether anybody on the call's way told of it. */
  isSeen: boolean;
}

/** A message is drawn arriving only if it is this new (ms): not when a person scrolls to it. */
const arrivingMs = 250;
/** And only while it is one of few: in a burst nothing could be seen. */
const burst = 12;
/** Characters of a message that its row has room for, at most. */
const lineLength = 300;

function isArriving(log: CallLog, event: MessageEvent): boolean {
  if (log.elapsed() - event.at > arrivingMs) return false;
  const earlier = log.messages.at(log.messages.length - burst);
  return earlier === undefined || event.at - earlier.at > arrivingMs;
}

/** One message, in a line that opens. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { event, gap, position, total, form, onToggle, tabStop, onMove, marked, picked } = props;
  const { log, method, registry, onPick, reached, isSeen } = props;
  const open = form !== undefined;
  const row = useHeight(event.seq, open, props.onHeight);
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
      ref={row}
      data-seq={event.seq}
      // Not an li: see the list around it.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listitem"
      aria-label={`${label}${isSent && reached === false ? ", never left" : ""}: ${shortened(json, 500)}`}
      aria-posinset={position}
      aria-setsize={total}
      aria-current={marked === undefined ? undefined : true}
      className={cx(
        styles.row,
        styles.message,
        styles[way],
        open && styles.open,
        picked && styles.picked,
        marked !== undefined && styles.marked,
      )}
    >
      <button
        type="button"
        className={cx(styles.button, arriving && styles.arriving)}
        aria-expanded={open}
        tabIndex={tabStop ? 0 : -1}
        onClick={() => {
          onToggle(event.seq);
          onPick({ way, index: event.index });
        }}
        onKeyDown={(press) => {
          if (onMove(event.seq, press.key)) press.preventDefault();
        }}
      >
        <span className={styles.glyph}>
          <WayGlyph way={way} />
        </span>
        <span className={styles.label}>
          {label}
          {isSent && reached === false && <span className={styles.undelivered}>never left</span>}
          {isSeen && (
            <span className={styles.seen}>
              <SeenByLine log={log} event={event} />
            </span>
          )}
        </span>
        <span className={styles.json}>
          <Marked text={json} part={marked} most={lineLength} />
        </span>
        <span className={styles.size}>{size(event.size)}</span>
        <span className={styles.time}>
          {time(event.at)}
          {gap !== undefined && <span className={styles.gap}>+{time(gap)}</span>}
        </span>
      </button>
      {open && (
        <MessageBody
          key={event.seq}
          event={event}
          form={form}
          onForm={props.onForm}
          onBody={props.onBody}
          onPick={onPick}
          schema={schema}
          log={log}
          registry={registry}
          protocol={props.protocol}
        />
      )}
    </div>
  );
});
