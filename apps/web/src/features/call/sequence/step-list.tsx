import { useRef, useState, type KeyboardEvent } from "react";
import { leadOf, type Placed } from "./layout.ts";
import styles from "./sequence.module.css";
import type { Step } from "./steps.ts";
import { spokenName, type StepWords } from "./words.ts";

export interface StepListProps {
  placed: readonly Placed[];
  words: (step: Step) => StepWords;
  isPicked: (step: Step) => boolean;
  onChoose: (step: Step) => void;
}

/**
 * The steps as a list of buttons over the drawing: what a screen reader hears,
 * and what a pointer and the keyboard press. One stop for Tab, and arrow keys
 * within.
 */
export function StepList({ placed, words, isPicked, onChoose }: StepListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [current, setCurrent] = useState<string>();
  const stop = placed.some(({ step }) => step.key === current) ? current : placed.at(-1)?.step.key;

  const onKeyDown = (press: KeyboardEvent, index: number) => {
    if (press.ctrlKey || press.metaKey || press.altKey) return;
    const places: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: placed.length - 1,
    };
    const next = placed[places[press.key] ?? -1];
    if (next === undefined) return;
    press.preventDefault();
    setCurrent(next.step.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${next.step.key}"]`)?.focus();
  };

  return (
    // Safari takes the role from a list without bullets.
    // oxlint-disable-next-line jsx-a11y/no-redundant-roles
    <ol ref={list} role="list" aria-label="Sequence" className={styles.steps}>
      {placed.map(({ step, top, height }, index) => {
        const name = spokenName(step, words(step));
        const from = top + leadOf(step);
        const place = { top: `${from / 16}rem`, height: `${(top + height - from) / 16}rem` };
        return (
          <li key={step.key} aria-label={name} className={styles.step} style={place}>
            {step.type !== "lost" && (
              <button
                type="button"
                aria-label={name}
                aria-expanded={step.type === "group" ? step.open : undefined}
                aria-current={isPicked(step) ? "step" : undefined}
                data-key={step.key}
                tabIndex={step.key === stop ? 0 : -1}
                className={styles.press}
                onClick={() => {
                  setCurrent(step.key);
                  onChoose(step);
                }}
                onKeyDown={(press) => onKeyDown(press, index)}
              />
            )}
          </li>
        );
      })}
    </ol>
  );
}
