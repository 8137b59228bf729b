import { contextOf, explain, isMessageEvent, type CallEvent } from "@grpc-playground/call";
import { X } from "lucide-react";
import { cx } from "../../../shared/lib/cx.ts";
import { wayOf } from "../../../shared/lib/event-look.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { IconButton } from "../../../shared/ui/icon-button.tsx";
import { LessonLink } from "../../../shared/ui/lesson-link.tsx";
import { Terms } from "../../../shared/ui/terms.tsx";
import ways from "../../../shared/ui/ways.module.css";
import { ideaOf } from "../event-idea.ts";
import type { ViewProps } from "../view-props.ts";
import styles from "./sequence.module.css";

export interface PickedStepProps extends ViewProps {
  event: CallEvent;
  onClose: () => void;
}

/** The step that is looked at: what happened there, and where there is more of it. */
export function PickedStep({ event, log, protocol, onPick, onClose }: PickedStepProps) {
  const { title, sentence, concept } = explain(event, contextOf(log, event, protocol));
  const message = isMessageEvent(event)
    ? {
        way: event.kind === "message-sent" ? ("up" as const) : ("down" as const),
        index: event.index,
      }
    : undefined;
  return (
    <section aria-label="Step" className={cx(styles.about, ways[wayOf(event)])}>
      <div className={styles.aboutHead}>
        <p className={styles.aboutTitle}>{title}</p>
        <IconButton size="sm" label="Close" icon={<X size={14} aria-hidden />} onClick={onClose} />
      </div>
      <p className={styles.sentence}>
        <Terms text={sentence} /> <LessonLink idea={ideaOf(event, concept)} />
      </p>
      {message !== undefined && (
        <div className={styles.aboutActions}>
          <Button size="sm" onClick={() => onPick(message, "wire")}>
            Show its bytes
          </Button>
          <Button size="sm" onClick={() => onPick(message, "timeline")}>
            Show in the timeline
          </Button>
        </div>
      )}
    </section>
  );
}
