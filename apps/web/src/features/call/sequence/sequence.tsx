import { createTally } from "@grpc-playground/call/playback";
import { ArrowDown } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { useLogVersion } from "../../../shared/lib/use-log-version.ts";
import { Button } from "../../../shared/ui/button.tsx";
import type { ViewProps } from "../view-props.ts";
import { Body, Head, headHeight } from "./diagram.tsx";
import { lanesOf, layOut, turnsOf } from "./layout.ts";
import { PickedStep } from "./picked-step.tsx";
import { Save } from "./save.tsx";
import styles from "./sequence.module.css";
import { StepList } from "./step-list.tsx";
import { pickedOf, stepsOf, type Step } from "./steps.ts";
import { useOpenGroups } from "./use-open-groups.ts";
import { useSize } from "./use-size.ts";
import { useTail } from "./use-tail.ts";
import { createWords } from "./words.ts";

/** The call as lanes: what went from the client to the server and back, from top to bottom. */
export function Sequence(props: ViewProps) {
  const { log, method, registry, protocol, picked, onPick } = props;
  useLogVersion(log);
  const scroller = useRef<HTMLDivElement>(null);
  const drawing = useRef<HTMLDivElement>(null);
  const { width, unit } = useSize(scroller);
  const lanes = useMemo(() => lanesOf(width), [width]);
  const tally = useMemo(() => createTally(log), [log]);
  const groups = useOpenGroups();
  const [chosen, setChosen] = useState<string>();

  const steps = stepsOf(log, tally, groups.open);
  const layout = layOut(steps);
  const turns = turnsOf(layout);
  const tail = useTail(scroller, layout.height * unit);

  const words = useMemo(
    () => createWords({ log, method, registry, protocol }),
    [log, method, registry, protocol],
  );

  const isPicked = (step: Step) => {
    const message = pickedOf(step);
    if (message === undefined || picked === undefined) return step.key === chosen;
    return message.way === picked.way && message.index === picked.index;
  };
  const choose = (step: Step) => {
    tail.release();
    if (step.type === "group") return groups.toggle(step.key);
    setChosen(step.key);
    const message = pickedOf(step);
    if (message !== undefined) onPick(message);
  };
  const shown = steps.find((step) => step.key === chosen);

  return (
    <div className={styles.sequence}>
      <div className={styles.tools}>
        <p className={styles.hint}>Time runs downwards. Press a step to read about it.</p>
        <Save log={log} drawing={drawing} />
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        // A box that scrolls has to be reachable by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={tail.onScroll}
      >
        <div ref={drawing} className={styles.drawing} style={{ width: width * unit }}>
          <svg
            className={styles.head}
            aria-hidden="true"
            width={width * unit}
            height={headHeight * unit}
            viewBox={`0 0 ${width} ${headHeight}`}
          >
            <Head lanes={lanes} />
          </svg>
          <div className={styles.body}>
            <svg
              aria-hidden="true"
              width={width * unit}
              height={layout.height * unit}
              viewBox={`0 0 ${width} ${layout.height}`}
            >
              <Body
                log={log}
                layout={layout}
                turns={turns}
                lanes={lanes}
                words={words}
                isPicked={isPicked}
              />
            </svg>
            <StepList placed={layout.placed} words={words} isPicked={isPicked} onChoose={choose} />
          </div>
        </div>
        {tail.away && !log.ended && (
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
      {shown?.type === "event" && (
        <PickedStep {...props} event={shown.event} onClose={() => setChosen(undefined)} />
      )}
    </div>
  );
}
