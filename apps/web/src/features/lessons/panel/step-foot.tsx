import { ArrowLeft, ArrowRight } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import type { OpenStep } from "../session/open-step.ts";
import { useStepState } from "./step-state.ts";
import styles from "./step-foot.module.css";

/** From step to step, and from the last one to the next lesson. */
export function StepFoot({
  open,
  next,
  onStep,
  courseHref,
  line,
}: {
  open: OpenStep;
  next: { readonly title: string; readonly onOpen: () => void } | undefined;
  onStep: (step: number) => void;
  courseHref: string;
  /** Where the page scrolls as a whole: stands between the buttons, which then stay at the foot of the window. */
  line: ReactNode;
}) {
  const { number, lesson } = open;
  const { passed, since } = useStepState(open);
  const isBar = line !== false;
  const isLast = number === lesson.steps.length;
  const forward = useRef<HTMLButtonElement>(null);

  // Whoever was at the panel's own controls goes on from there; nobody is taken out of a form.
  const wasPassed = useRef({ open, passed });
  useEffect(() => {
    const before = wasPassed.current;
    wasPassed.current = { open, passed };
    if (!passed || before.passed || before.open !== open) return;
    if (document.activeElement?.closest("[data-lesson]")) forward.current?.focus();
  }, [open, passed]);

  const look = { ref: forward, className: cx(styles.next, since !== undefined && styles.ready) };
  const arrow = <ArrowRight size={14} aria-hidden />;
  return (
    <footer className={cx(styles.foot, isBar && styles.bar)}>
      <Button
        size="sm"
        variant="ghost"
        icon={<ArrowLeft size={14} aria-hidden />}
        aria-disabled={number === 1}
        className={cx(isBar && styles.previous)}
        onClick={() => number > 1 && onStep(number - 1)}
      >
        {isBar ? <VisuallyHidden>Previous step</VisuallyHidden> : "Previous step"}
      </Button>
      {line}
      {!isLast ? (
        <Button {...look} onClick={() => onStep(number + 1)}>
          <span className={styles.words}>Next step {arrow}</span>
        </Button>
      ) : next !== undefined ? (
        <Button {...look} onClick={next.onOpen} title={next.title}>
          <span className={styles.words}>Next lesson {arrow}</span>
        </Button>
      ) : (
        <a href={courseHref} className={styles.end}>
          Back to the course
        </a>
      )}
    </footer>
  );
}
