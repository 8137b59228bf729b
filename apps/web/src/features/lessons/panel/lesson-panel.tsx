import { X } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import { useStore } from "../../../shared/lib/store.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { CopyButton } from "../../../shared/ui/copy-button.tsx";
import { IconButton } from "../../../shared/ui/icon-button.tsx";
import { SpotlightRing } from "../player/spotlight.tsx";
import { progress } from "../progress/progress-store.ts";
import type { OpenStep } from "../session/open-step.ts";
import { Text } from "../text/text.tsx";
import { TextContext, type TextPlaces } from "../text/text-context.ts";
import { Facts } from "./facts.tsx";
import { StepDots } from "./step-dots.tsx";
import { StepFoot } from "./step-foot.tsx";
import { Task } from "./task.tsx";
import { TaskLine } from "./task-line.tsx";
import { usePageKeys } from "./use-page-keys.ts";
import styles from "./lesson-panel.module.css";

export interface LessonPanelProps {
  open: OpenStep;
  places: TextPlaces;
  /** Above the request, and not beside it. */
  narrow: boolean;
  /** Before an audience, who read little and from far away. */
  presenting: boolean;
  /** The lesson after this one. */
  next: { readonly title: string; readonly onOpen: () => void } | undefined;
  /** Opens a step of this lesson, from 1. */
  onStep: (step: number) => void;
  onLeave: () => void;
  /** The address that opens this step, for others. */
  link: string;
  /** Where all lessons are. */
  courseHref: string;
}

/** The lesson that is open: the region `Lesson`. */
export function LessonPanel(props: LessonPanelProps) {
  const { open, places, narrow, presenting, courseHref } = props;
  const { lesson, step, number } = open;
  const id = useId();
  const [wantsFolded, setFolded] = useState(false);
  const isFolded = narrow && wantsFolded;
  const title = useRef<HTMLHeadingElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const task = useRef<HTMLDivElement>(null);
  const done = useStore(progress);
  const doing = useStore(open.doing);
  usePageKeys(presenting, (by) => {
    if (lesson.steps[number - 1 + by] !== undefined) props.onStep(number + by);
  });

  // A new step is read from its beginning; whoever came by the panel's own buttons hears its title.
  const shown = useRef<OpenStep>(undefined);
  useEffect(() => {
    const isFirst = shown.current === undefined;
    if (shown.current === open) return;
    shown.current = open;
    if (scroll.current !== null) scroll.current.scrollTop = 0;
    const { activeElement } = document;
    const isHere = activeElement?.closest(`[data-lesson]`) !== null && activeElement !== null;
    const isNowhere = activeElement === document.body || activeElement === null;
    if (isHere || (isFirst && isNowhere)) title.current?.focus({ preventScroll: !narrow });
  }, [open, narrow]);

  return (
    <TextContext value={places}>
      <section
        aria-labelledby={id}
        data-lesson=""
        // What the step needs is put in its place by itself; a suite that types waits for it.
        aria-busy={doing === "setting-up" || undefined}
        className={cx(styles.panel, narrow && styles.narrow, presenting && styles.presenting)}
      >
        <header className={styles.head}>
          <div className={styles.names}>
            <h2 id={id} className={styles.unseen}>
              Lesson
            </h2>
            <p className={styles.lesson}>
              <a href={courseHref}>Learn</a>
              <span aria-hidden="true"> / </span>
              {lesson.title}
            </p>
            <StepDots
              lesson={lesson}
              number={number}
              done={done.steps[lesson.id]}
              onStep={props.onStep}
            />
          </div>
          {narrow && (
            <Button
              size="sm"
              variant="ghost"
              aria-expanded={!isFolded}
              onClick={() => setFolded(!isFolded)}
            >
              {isFolded ? "Read" : "Fold"}
            </Button>
          )}
          <CopyButton label="Copy a link to this step" text={props.link} size="md" />
          <IconButton
            label="Leave lesson"
            icon={<X size={16} aria-hidden />}
            onClick={props.onLeave}
          />
        </header>
        <div ref={scroll} className={styles.scroll}>
          <h3 ref={title} tabIndex={-1} className={styles.title}>
            {step.title}
          </h3>
          {!isFolded && (
            <>
              {number === 1 && !presenting && lesson.lead.length > 0 && (
                <Text nodes={lesson.lead} />
              )}
              <Text nodes={step.body} />
              {step.facts.length > 0 && !presenting && (
                <Facts key={`${lesson.id}/${number}`} open={open} />
              )}
            </>
          )}
        </div>
        <Task ref={task} key={`${lesson.id}/${number}`} open={open} presenting={presenting} />
        <StepFoot
          open={open}
          next={props.next}
          onStep={props.onStep}
          courseHref={courseHref}
          // Before an audience the call's own bar is there.
          line={
            narrow &&
            !presenting && <TaskLine key={`${lesson.id}/${number}`} open={open} task={task} />
          }
        />
        <SpotlightRing />
      </section>
    </TextContext>
  );
}
