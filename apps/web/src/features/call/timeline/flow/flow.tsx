import { isMessageEvent, wasReached } from "@grpc-playground/call";
import { ArrowDown } from "lucide-react";
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { counted, number } from "../../../../shared/lib/format.ts";
import { useLogVersion } from "../../../../shared/lib/use-log-version.ts";
import { Button } from "../../../../shared/ui/button.tsx";
import { Callout } from "../../../../shared/ui/callout.tsx";
import { EmptyState } from "../../../../shared/ui/empty-state.tsx";
import type { ViewProps } from "../../view-props.ts";
import { MessageRow } from "../rows/message-row.tsx";
import { Outcome } from "../../errors/outcome.tsx";
import { headersOf, MilestoneRow } from "../rows/milestone-row.tsx";
import { flowMemory, type MessageForm } from "./flow-memory.ts";
import styles from "./flow.module.css";
import { shownEvents, type ShownEvents } from "./shown-events.ts";
import { useBoxSize } from "./use-box-size.ts";
import { useTail } from "./use-tail.ts";
import { useMessageKeys } from "./use-message-keys.ts";
import { useWindow } from "./use-window.ts";

/** More than the rows of a short list, so that its rows keep their places as it grows. */
const shortSlots = 256;
const leastSlots = 32;

/** An event that something outside of the list wants to be looked at. */
export interface Wanted {
  readonly seq: number;
  /** Part of its text that is marked. */
  readonly text?: string | undefined;
}

export interface FlowProps extends ViewProps {
  shown: ShownEvents;
  /** Brought into sight and marked, each time that it is another object. */
  wanted: Wanted | undefined;
}

/**
 * The call from top to bottom: its messages as the list `Messages`, and
 * between them, as plain text and not as items, everything else that happened.
 */
export function Flow(props: FlowProps) {
  const { log, method, registry, protocol, shown, wanted, picked, onPick } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const memory = flowMemory(log);
  const [open, setOpen] = useState(() => memory.left().open);
  const { counters } = log;
  const reached = wasReached(log);
  useLogVersion(log.sightings);
  const isSeen = log.sightings.all.length > 0;

  const size = useBoxSize(scroller);
  const tail = useTail(scroller, end, memory.left().following);
  const { following, release, keepAt } = tail;
  const window = useWindow(scroller, size, shown, memory, { open, following });
  const { layout, onHeight, reveal } = window;

  useEffect(() => {
    memory.leave({ open, following });
  }, [memory, open, following]);

  // Of a failure the beginning is what to read first, however long it is.
  const ending = shown.milestones.at(-1);
  const failure =
    ending?.event.kind === "status" && ending.event.code !== 0 ? ending.event : undefined;
  const rest = failure && ending ? layout.offsetOf(ending.index) : layout.total;
  const { total } = layout;
  useLayoutEffect(() => {
    if (following) keepAt(rest);
  });

  /** The row that was opened last, until it is seen that all of it is in sight. */
  const opened = useRef<number>(undefined);
  const onToggle = useCallback(
    (seq: number) => {
      // Whoever opens a message wants to read it, not to be taken along.
      release();
      opened.current = seq;
      setOpen((before) => {
        const next = new Map(before);
        if (!next.delete(seq)) next.set(seq, "tree");
        return next;
      });
    },
    [release],
  );
  const onForm = useCallback((seq: number, form: MessageForm) => {
    setOpen((before) => new Map(before).set(seq, form));
  }, []);
  const onBody = useCallback((seq: number, body: HTMLElement) => {
    if (opened.current !== seq) return;
    opened.current = undefined;
    body.scrollIntoView({ block: "nearest" });
  }, []);

  const keys = useMessageKeys(shown, scroller, window);
  useLayoutEffect(() => {
    if (wanted === undefined) return;
    release();
    reveal(wanted.seq, wanted.text === undefined ? "top" : "middle");
  }, [wanted, release, reveal]);

  // What was picked in another view is looked for once, when this one opens.
  const [found] = useState(() => seqOf(log, picked));
  useLayoutEffect(() => {
    if (found === undefined) return;
    release();
    reveal(found, "middle");
  }, [found, release, reveal]);

  // In a burst all rows are others each time: a row that has gone then lends its place in
  // the page to one that comes, which takes half the time of making a new one.
  const drawn = window.end - window.start;
  const slots =
    drawn === shown.length ? shortSlots : 2 ** Math.ceil(Math.log2(Math.max(leastSlots, drawn)));
  const rows: ReactNode[] = [];
  // A list may hold nothing but items, and text: what can be pressed lies over it.
  const folds: ReactNode[] = [];
  for (let index = window.start; index < window.end; index += 1) {
    const event = shown.at(index);
    if (event === undefined) continue;
    const { seq } = event;
    if (!isMessageEvent(event)) {
      const hasHeaders = headersOf(event) !== undefined;
      const height = layout.offsetOf(index + 1) - layout.offsetOf(index);
      if (hasHeaders) rows.push(<div key={seq} aria-hidden style={{ height }} />);
      (hasHeaders ? folds : rows).push(
        <MilestoneRow
          key={seq}
          event={event}
          open={open.has(seq)}
          onToggle={onToggle}
          onHeight={onHeight}
          marked={wanted?.seq === seq}
          top={hasHeaders ? layout.offsetOf(index) : undefined}
          log={log}
          protocol={protocol}
          reached={reached}
          isSeen={isSeen}
        />,
      );
      continue;
    }
    const way = event.kind === "message-sent" ? "up" : "down";
    const before = shown.at(index - 1);
    const [position, setSize] = shown.positionOf(index);
    rows.push(
      <MessageRow
        key={`message ${position % slots}`}
        event={event}
        gap={before === undefined ? undefined : event.at - before.at}
        position={position}
        total={setSize}
        form={open.get(seq)}
        onToggle={onToggle}
        onForm={onForm}
        onBody={onBody}
        onHeight={onHeight}
        tabStop={seq === keys.stop}
        onMove={keys.move}
        marked={wanted?.seq === seq ? (wanted.text ?? "") : undefined}
        picked={picked?.way === way && picked.index === event.index}
        onPick={onPick}
        log={log}
        method={method}
        registry={registry}
        reached={reached}
        isSeen={isSeen}
        protocol={protocol}
      />,
    );
  }

  const messages = counters.sent + counters.received;
  return (
    <div className={styles.flow}>
      {counters.dropped > 0 && (
        <Callout className={styles.dropped}>
          Of {counted(messages, "message")} the last {number(log.messages.length)} are kept;{" "}
          {number(counters.dropped)} went, to bound the memory. The counts above are whole.
        </Callout>
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        // A box that scrolls has to be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={() => {
          window.onScroll();
          tail.onScroll();
        }}
      >
        {/* A fieldset would be the element, but has a look and a layout of its own. */}
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <div role="group" aria-label="Headers and trailers">
          {folds}
        </div>
        {/* Not an ul: between its items stand rows that are none, and an ul allows nothing but li. */}
        <div
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="list"
          aria-label="Messages"
          style={{
            paddingTop: layout.offsetOf(window.start),
            paddingBottom: total - layout.offsetOf(window.end),
          }}
        >
          {rows}
        </div>
        {failure !== undefined && <Outcome status={failure} registry={registry} />}
        {shown.length === 0 && (
          <EmptyState title="Nothing of this kind">
            The call has no such events in the time that is in view.
          </EmptyState>
        )}
        <div ref={end} className={styles.end} />
        {!following && tail.away && (
          <div className={styles.jump}>
            <Button
              size="sm"
              icon={<ArrowDown size={14} aria-hidden />}
              className={styles.jumpButton}
              onClick={tail.follow}
            >
              Jump to latest
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** The `seq` of a message that is picked, while the log has it. */
function seqOf(log: ViewProps["log"], picked: ViewProps["picked"]): number | undefined {
  if (picked === undefined) return undefined;
  const kind = picked.way === "up" ? "sent" : "received";
  const { messages } = shownEvents(log, { kinds: new Set([kind]), span: undefined });
  return messages.at(picked.index - (messages.at(0)?.index ?? 0))?.seq;
}
