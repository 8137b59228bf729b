import type { CallLog } from "@grpc-playground/call";
import { carriedBy } from "@grpc-playground/wire/http2";
import { useMemo, useState, type ReactNode } from "react";
import { counted, number } from "../../../../shared/lib/format.ts";
import { Button } from "../../../../shared/ui/button.tsx";
import { Callout } from "../../../../shared/ui/callout.tsx";
import { Disclosure } from "../../../../shared/ui/disclosure.tsx";
import type { Picked } from "../../view-props.ts";
import { spanOfPart } from "./carried.ts";
import { ConnectionLine } from "./connection-line.tsx";
import { framesOf } from "./feed.ts";
import { FrameDetail } from "./frame-detail.tsx";
import { FrameTable } from "./frame-table.tsx";
import styles from "./frames.module.css";
import { WindowsChart } from "./windows-chart.tsx";

export interface FramesProps {
  log: CallLog;
  picked: Picked;
  onPick: (picked: Picked) => void;
  /** Above the frames: whether the next call is to have them. */
  choice?: ReactNode;
  /** Whether calls are made with their frames told, as far as anybody here can choose. */
  wanted: boolean;
}

/** The HTTP/2 connection that carried a gRPC call: its frames, its headers, its windows. */
export function Frames({ log, picked, onPick, choice, wanted }: FramesProps) {
  const { wire } = log;
  const reader = framesOf(wire);
  const count = reader.frames.length;
  const [open, setOpen] = useState<number>();
  const part = wire[picked.way].part(picked.index);
  const carriers = useMemo(
    () =>
      part === undefined
        ? []
        : carriedBy(reader.carriers(picked.way), spanOfPart(part)).map(({ frame }) => frame.index),
    // The reader is the same object while its frames grow.
    // oxlint-disable-next-line react/exhaustive-deps
    [part, reader, picked.way, count],
  );
  const carrierSet = useMemo(() => new Set(carriers), [carriers]);
  const frame = open === undefined ? undefined : reader.frames[open];
  return (
    <section className={styles.frames} aria-label="HTTP/2 frames">
      <div className={styles.head}>
        <h3>HTTP/2 frames</h3>
        {choice}
      </div>
      <ConnectionLine events={wire.connection} />
      {count === 0 ? (
        <NoFrames log={log} wanted={wanted} />
      ) : (
        <>
          {carriers.length > 0 && (
            <p className={styles.carried}>
              {carriers.length === 1
                ? "The message above was carried by "
                : `The message above was split over ${counted(carriers.length, "DATA frame")}: `}
              {carriers.slice(0, 5).map((index) => (
                <Button key={index} size="sm" onClick={() => setOpen(index)}>
                  frame {number(index + 1)}
                </Button>
              ))}
              {carriers.length > 5 && `and ${number(carriers.length - 5)} more`}
            </p>
          )}
          <FrameTable
            wire={wire}
            frames={reader.frames}
            count={count}
            open={open}
            onOpen={setOpen}
            carriers={carrierSet}
          />
          {frame !== undefined && (
            <FrameDetail
              key={frame.index}
              frame={frame}
              wire={wire}
              onPick={onPick}
              unsure={reader.gap !== undefined && reader.gap < frame.index}
            />
          )}
          <Disclosure title="Flow-control windows">
            <WindowsChart
              windows={reader.windows}
              count={reader.windows.length}
              gap={reader.gap}
              end={log.elapsed()}
            />
          </Disclosure>
        </>
      )}
    </section>
  );
}

function NoFrames({ log, wanted }: { log: CallLog; wanted: boolean }) {
  const failed = log.wire.connection.some(({ state }) => state === "failed");
  if (failed) {
    return (
      <Callout title="No frame was sent">The connection failed before HTTP/2 could begin.</Callout>
    );
  }
  if (!log.ended || !log.wire.closed) {
    return <p className={styles.quiet}>The frames come as they pass.</p>;
  }
  return (
    <Callout title="The frames of this call were not written down">
      {wanted
        ? "It was made before they were asked for, by a server that does not tell of them, or it comes out of a file without them. Send it again to see them."
        : "Turn on Show HTTP/2 frames, and send it again."}
    </Callout>
  );
}
