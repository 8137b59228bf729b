import type { CallLog } from "@grpc-playground/call";
import { useEffect, useMemo, useState } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { useLogVersion } from "../../../shared/lib/use-log-version.ts";
import type { ViewProps } from "../view-props.ts";
import { FlowChart } from "./flow-chart.tsx";
import { createFlowTrack } from "./flow-track.ts";
import { PipelinePicture } from "./pipeline-picture.tsx";
import { pipelineDown, pipelineUp, settled } from "./pipeline.ts";
import styles from "./pressure.module.css";
import { isReading, pausesOf } from "./pauses.ts";
import { endedDown, endedUp, stageDown, stageUp, type Stage } from "./stage.ts";
import { Unseen } from "./unseen.tsx";

export type PressureProps = Pick<ViewProps, "log" | "method" | "protocol">;

/** A sample older than this (ms) says nothing of what moves now: they come while anything changes. */
const freshMs = 400;

/** Back-pressure: what waits where on the way between you and the target, now and before. */
export function Pressure({ log, method, protocol }: PressureProps) {
  useLogVersion(log);
  useLogVersion(log.wire);
  const { flow } = log.wire;
  const track = useMemo(() => createFlowTrack(flow), [flow]);
  track.update();
  const now = useNow(log);
  if (track.last === undefined) return <Unseen log={log} protocol={protocol} />;
  const allRead = log.find("status")?.code === 0;
  const last = allRead ? settled(track.last) : track.last;

  const kind = method.methodKind;
  const sends = kind === "client_streaming" || kind === "bidi_streaming";
  const answers = kind === "server_streaming" || kind === "bidi_streaming";
  const fresh = !log.ended && now - last.at < freshMs;
  const pauses = pausesOf(log);
  return (
    <div className={styles.pressure}>
      {answers && (
        <section className={styles.way}>
          <Words
            way="down"
            heading="Responses"
            stage={log.ended ? endedDown(track) : stageDown(last, isReading(log), track.tabHolds)}
          />
          <PipelinePicture pipeline={pipelineDown(track, last, fresh)} />
          <FlowChart way="down" track={track} now={now} empty={allRead} pauses={pauses} />
        </section>
      )}
      {sends && (
        <section className={styles.way}>
          <Words way="up" heading="Requests" stage={log.ended ? endedUp(track) : stageUp(last)} />
          <PipelinePicture pipeline={pipelineUp(track, last, fresh)} />
          <FlowChart way="up" track={track} now={now} empty={allRead} pauses={[]} />
        </section>
      )}
      <p className={styles.who}>
        <b>Tab</b> is this page in your browser, <b>target</b> the server that you call. The{" "}
        <b>bridge</b> is the part of the playground's server that speaks gRPC with the target for
        this page, as a browser cannot do that itself.
      </p>
    </div>
  );
}

interface WordsProps {
  way: "up" | "down";
  heading: string;
  stage: Stage;
}

/** Where it stands; a change of the title is read out, the numbers are not. */
function Words({ way, heading, stage: { kind, title, text } }: WordsProps) {
  return (
    <div className={cx(styles.words, styles[way], styles[kind])}>
      <h3 className={styles.heading}>{heading}</h3>
      <p className={styles.title} aria-live="polite">
        {title}
      </p>
      <p className={styles.text}>{text}</p>
    </div>
  );
}

/** The call's time: it goes on while nothing happens, and stands still when the call has ended. */
function useNow(log: CallLog): number {
  const [, tick] = useState(0);
  const { ended } = log;
  useEffect(() => {
    if (ended) return undefined;
    const timer = setInterval(() => tick((count) => count + 1), 200);
    return () => clearInterval(timer);
  }, [ended]);
  return log.elapsed();
}
