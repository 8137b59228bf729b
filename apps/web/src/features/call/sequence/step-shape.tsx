import { memo } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { wayOf, type Way } from "../../../shared/lib/event-look.ts";
import { time } from "../../../shared/lib/format.ts";
import ways from "../../../shared/ui/ways.module.css";
import styles from "./diagram.module.css";
import { breakFrom, shapeOf, type Lanes, type Placed } from "./layout.ts";
import { Arrow, Break, Bundle, Ending, indentOf, Label, Note } from "./marks.tsx";
import type { Step } from "./steps.ts";
import type { StepWords } from "./words.ts";

export interface StepShapeProps {
  placed: Placed;
  words: StepWords;
  lanes: Lanes;
  /** Whether it is the one that is looked at. */
  picked: boolean;
  /** Whether it has only just happened. */
  arriving: boolean;
}

/** The step's colour. */
function wayOfStep(step: Step): Way {
  if (step.type === "event") return wayOf(step.event);
  if (step.type === "lost") return "none";
  const { before, after } = step;
  if (after.sent === before.sent) return after.received === before.received ? "none" : "down";
  return after.received === before.received ? "up" : "none";
}

/** One step: its time, its words, and its arrow or mark. */
export const StepShape = memo(function StepShape(props: StepShapeProps) {
  const { placed, words, lanes, picked, arriving } = props;
  const { step, top, height, y } = placed;
  const way = wayOfStep(step);
  const shape = shapeOf(step);
  const at = step.type === "event" ? step.event.at : step.type === "group" ? step.start : undefined;
  return (
    <g
      className={cx(
        styles.step,
        ways[way],
        styles[way],
        styles[shape],
        arriving && shape === "message" && styles.arriving,
      )}
    >
      {picked && (
        <rect
          x={4}
          y={top + height - (shape === "group" ? 56 : 42)}
          width={lanes.width - 8}
          height={shape === "group" ? 54 : 40}
          rx={8}
          className={styles.picked}
        />
      )}
      {step.gap >= breakFrom && <Break gap={step.gap} y={top + 13} lanes={lanes} />}
      {at !== undefined && (
        <text x={lanes.gutter} y={y + 4} className={styles.time}>
          {time(at)}
        </text>
      )}
      {shape === "status" ? (
        <Ending y={y} words={words} lanes={lanes} />
      ) : shape === "note" ? (
        <Note y={y} words={words} lanes={lanes} dot={step.type === "event"} />
      ) : (
        <>
          <Label
            y={y - 9}
            words={words}
            lanes={lanes}
            lead={step.type === "group" ? indentOf(step) : 0}
          />
          {step.type === "group" ? (
            <Bundle y={y} step={step} lanes={lanes} />
          ) : (
            <Arrow y={y} way={way} lanes={lanes} cut={words.lost || isCut(step)} />
          )}
        </>
      )}
    </g>
  );
}, areSame);

/** Steps are made anew for each frame: equal ones need no drawing. */
function areSame(a: StepShapeProps, b: StepShapeProps): boolean {
  return (
    a.placed.top === b.placed.top &&
    a.placed.height === b.placed.height &&
    a.lanes === b.lanes &&
    a.picked === b.picked &&
    a.arriving === b.arriving &&
    a.words.title === b.words.title &&
    a.words.detail === b.words.detail &&
    a.words.lost === b.words.lost &&
    a.placed.step.gap === b.placed.step.gap &&
    (a.placed.step.type !== "group" ||
      (b.placed.step.type === "group" && a.placed.step.open === b.placed.step.open))
  );
}

/** What was given up does not arrive for sure. */
function isCut(step: Step): boolean {
  return step.type === "event" && step.event.kind === "cancelled";
}
