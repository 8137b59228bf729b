import { useState } from "react";
import type { CallLog } from "@grpc-playground/call";
import styles from "./diagram.module.css";
import type { Lanes, Layout, Turns } from "./layout.ts";
import { StepShape } from "./step-shape.tsx";
import type { Step } from "./steps.ts";
import type { StepWords } from "./words.ts";

/** Height of what stands above the lanes, in units of the drawing. */
export const headHeight = 44;

/** The names of the two ends. */
export function Head({ lanes }: { lanes: Lanes }) {
  const boxes = [
    { x: lanes.client, name: "Client" },
    { x: lanes.server, name: "Server" },
  ];
  return (
    <>
      {boxes.map(({ x, name }) => {
        const middle = Math.min(x, lanes.width - 38);
        return (
          <g key={name}>
            <line x1={x} y1={34} x2={x} y2={headHeight} className={styles.lane} />
            <rect x={middle - 34} y={8} width={68} height={27} rx={7} className={styles.end} />
            <text x={middle} y={26} className={styles.endName}>
              {name}
            </text>
          </g>
        );
      })}
    </>
  );
}

export interface BodyProps {
  log: CallLog;
  layout: Layout;
  turns: Turns;
  lanes: Lanes;
  words: (step: Step) => StepWords;
  isPicked: (step: Step) => boolean;
}

/** The lanes, and all that goes between them. */
export function Body({ log, layout, turns, lanes, words, isPicked }: BodyProps) {
  const last = layout.placed.at(-1);
  const end = log.ended && last !== undefined ? last.y : layout.height;
  return (
    <>
      <line x1={lanes.client} y1={0} x2={lanes.client} y2={end} className={styles.lane} />
      <line x1={lanes.server} y1={0} x2={lanes.server} y2={end} className={styles.lane} />
      {turns.client && <Turn x={lanes.client} span={turns.client} className={styles.clientTurn} />}
      {turns.server && <Turn x={lanes.server} span={turns.server} className={styles.serverTurn} />}
      {layout.placed.map((placed) => (
        <Arriving key={placed.step.key} log={log} step={placed.step}>
          {(arriving) => (
            <StepShape
              placed={placed}
              words={words(placed.step)}
              lanes={lanes}
              picked={isPicked(placed.step)}
              arriving={arriving}
            />
          )}
        </Arriving>
      ))}
    </>
  );
}

function Turn({
  x,
  span: [from, to],
  className,
}: {
  x: number;
  span: readonly [number, number];
  className: string | undefined;
}) {
  return (
    <rect
      x={x - 4}
      y={from - 4}
      width={8}
      height={Math.max(8, to - from + 8)}
      rx={4}
      className={className}
    />
  );
}

/** A step is drawn arriving only if it is this new (ms). */
const arrivingMs = 250;
/** And only while it is one of few: in a burst nothing could be seen. */
const burst = 12;

function Arriving({
  log,
  step,
  children,
}: {
  log: CallLog;
  step: Step;
  children: (arriving: boolean) => React.ReactNode;
}) {
  const [arriving] = useState(() => {
    if (step.type !== "event" || log.elapsed() - step.event.at > arrivingMs) return false;
    const earlier = log.messages.at(log.messages.length - burst);
    return earlier === undefined || step.event.at - earlier.at > arrivingMs;
  });
  return children(arriving);
}
