import type { DescMethod, Registry } from "@bufbuild/protobuf";
import { isMessageEvent, type CallLog, type Protocol } from "@grpc-playground/call";
import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { ArrowDown } from "lucide-react";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import { Button } from "../../../shared/ui/button.tsx";
import { Callout } from "../../../shared/ui/callout.tsx";
import styles from "./flow.module.css";
import { counted, number } from "../../../shared/lib/format.ts";
import { MessageRow } from "./message-row.tsx";
import { MilestoneRow } from "./milestone-row.tsx";
import { useRowHeight } from "./use-row-height.ts";
import { useMessageKeys } from "./use-message-keys.ts";
import { useFollowTail } from "./use-follow-tail.ts";

export interface FlowProps {
  log: CallLog;
  method: DescMethod;
  registry: Registry;
  protocol: Protocol;
}

/** Up to here every row is in the page, so that a search or a count finds all. */
const allRows = 200;

/**
 * The call from top to bottom: its messages as the list `Messages`, and
 * between them, as plain text and not as items, everything else that happened.
 */
export function Flow({ log, method, registry, protocol }: FlowProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const { events, counters } = log;
  const { dropped } = counters;
  const count = events.length;
  const messages = counters.sent + counters.received;

  const height = useRowHeight(scroller);
  // Its methods cannot be memoized, and nothing here does: the page is built without React's compiler.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    // Places shift as the oldest events go; their numbers do not.
    getItemKey: useCallback((index: number) => index + dropped, [dropped]),
    overscan: 12,
    useFlushSync: false,
    rangeExtractor: useCallback(
      (range: Range) =>
        range.count <= allRows
          ? Array.from({ length: range.count }, (_, index) => index)
          : defaultRangeExtractor(range),
      [],
    ),
  });
  // Rows that nobody has seen yet take the new height too. That forgets every
  // height, and a row on the page whose own stays as it was would not tell it
  // again, so it is asked: else rows lie on top of each other.
  useLayoutEffect(() => {
    virtualizer.measure();
    // Works the places out anew: until then it compares with what it had before.
    virtualizer.getTotalSize();
    for (const row of virtualizer.elementsCache.values()) {
      if (row instanceof HTMLElement && row.isConnected) {
        virtualizer.resizeItem(virtualizer.indexFromElement(row), row.offsetHeight);
      }
    }
  }, [virtualizer, height]);
  const total = virtualizer.getTotalSize();
  const tail = useFollowTail(scroller, end, total);

  const { release } = tail;
  const toggle = useCallback(
    (seq: number) => {
      // Whoever opens a message wants to read it, not to be taken along.
      release();
      setOpen((before) => {
        const next = new Set(before);
        if (!next.delete(seq)) next.add(seq);
        return next;
      });
    },
    [release],
  );

  const { stop, move } = useMessageKeys(log, scroller, virtualizer);
  const firstMessage = messages - log.messages.length;
  // Milestones stand between messages: an event's place among the messages is
  // its place in the flow less the milestones before it.
  const milestonesBefore = (seq: number) => {
    let before = 0;
    while (before < log.milestones.length && (log.milestones.at(before)?.seq ?? seq) < seq) {
      before += 1;
    }
    return before;
  };

  return (
    <div className={styles.flow}>
      {dropped > 0 && (
        <Callout className={styles.dropped}>
          Of {counted(messages, "message")} the last {number(log.messages.length)} are kept;{" "}
          {number(dropped)} went, to bound the memory. The counts above are whole.
        </Callout>
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        // A box that scrolls has to be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={tail.onScroll}
      >
        {/* Not an ul: between its items stand rows that are none, and an ul allows nothing but li. */}
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <div role="list" aria-label="Messages" className={styles.list} style={{ height: total }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const event = events.at(index);
            if (event === undefined) return undefined;
            const before = events.at(index - 1);
            const place = {
              ref: virtualizer.measureElement,
              index,
              top: start,
            };
            return isMessageEvent(event) ? (
              <MessageRow
                key={key}
                {...place}
                event={event}
                gap={before === undefined ? undefined : event.at - before.at}
                position={firstMessage + index - milestonesBefore(event.seq) + 1}
                total={messages}
                open={open.has(event.seq)}
                onToggle={toggle}
                tabStop={event.seq === stop}
                onMove={move}
                log={log}
                method={method}
                registry={registry}
                protocol={protocol}
              />
            ) : (
              <MilestoneRow key={key} {...place} event={event} log={log} protocol={protocol} />
            );
          })}
        </div>
        <div ref={end} className={styles.end} />
        {!tail.following && tail.away && (
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
