import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import type { RequestStore } from "../request-state.ts";
import type { Player, PlayerState } from "./player-state.ts";
import type { Script } from "./script.ts";
import styles from "./script.module.css";
import { StepEditor } from "./step-editor.tsx";
import type { BrokenRules } from "./step-rules.ts";
import { StepRow, type StepAction } from "./step-row.tsx";

const none: readonly string[] = [];

/** Up to here every step is in the page; more get a box that scrolls, and only those in sight are drawn. */
const allSteps = 60;

/** Height of a closed step, in px, until it is measured. */
const usualHeight = 41;

/** The steps of a script, as the list `Script`. */
export function StepList({
  script,
  store,
  player,
  playing,
  rules,
  onAct,
  onDelay,
  onSend,
}: {
  script: Script;
  store: RequestStore;
  player: Player;
  playing: PlayerState;
  rules: BrokenRules | undefined;
  onAct: (id: number, action: StepAction) => void;
  onDelay: (id: number, delay: string) => void;
  onSend: () => void;
}) {
  const { steps, open } = script;
  const isLong = steps.length > allSteps;
  const box = useRef<HTMLDivElement>(null);
  // Its methods cannot be memoized, and nothing here does: the page is built without React's compiler.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: steps.length,
    getScrollElement: () => box.current,
    estimateSize: () => usualHeight,
    getItemKey: useCallback((index: number) => steps[index]?.id ?? index, [steps]),
    overscan: 8,
    useFlushSync: false,
  });

  const nextIndex =
    playing.phase === "playing" ? steps.findIndex(({ id }) => id === playing.next) : -1;
  useEffect(() => {
    // Whoever is working on a step is not taken away from it.
    const isBusyHere = box.current?.contains(document.activeElement) === true;
    if (isLong && nextIndex >= 0 && !isBusyHere) virtualizer.scrollToIndex(nextIndex);
  }, [virtualizer, isLong, nextIndex]);

  const drawn = isLong ? virtualizer.getVirtualItems() : [];
  const before = drawn[0]?.start ?? 0;
  const after = Math.max(0, virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0));
  const indexes = isLong ? drawn.map(({ index }) => index) : steps.map((_, index) => index);
  return (
    <div ref={box} className={cx(styles.box, isLong && styles.long)}>
      <ol
        className={styles.list}
        aria-label="Script"
        style={isLong ? { paddingTop: before, paddingBottom: after } : undefined}
      >
        {indexes.map((index) => {
          const step = steps[index];
          if (step === undefined) return undefined;
          const isOpen = open?.id === step.id;
          const isNext = playing.next === step.id;
          return (
            <StepRow
              key={step.id}
              ref={isLong ? virtualizer.measureElement : undefined}
              step={step}
              index={index}
              total={steps.length}
              mark={isNext ? "next" : player.isSent(step.id) ? "sent" : undefined}
              broken={rules?.(step.draft) ?? none}
              isOpen={isOpen}
              onAct={onAct}
              onDelay={onDelay}
            >
              {isOpen && (
                <StepEditor store={store} id={step.id} number={index + 1} onSend={onSend} />
              )}
            </StepRow>
          );
        })}
      </ol>
    </div>
  );
}
