import { useEffect, useRef } from "react";
import type { Term } from "@grpc-playground/lessons/glossary";
import { Prose } from "../../shared/ui/prose.tsx";
import styles from "./term-card.module.css";

export interface TermCardProps {
  term: Term;
  /** What was pressed. */
  at: HTMLElement;
  lessonHref: string;
  glossaryHref: string;
  onClose: () => void;
}

/** The room between a term and its card, and between the card and the edge of the window, in px. */
const gap = 6;
const margin = 8;

/** What one term means, beside the place where it was asked. */
export function TermCard({ term, at, lessonHref, glossaryHref, onClose }: TermCardProps) {
  const card = useRef<HTMLElement>(null);

  useEffect(() => {
    const box = card.current;
    if (box === null) return;
    // Opened again for another term, it moves.
    if (!box.matches(":popover-open")) box.showPopover();
    const { left, top, bottom } = at.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const x = Math.max(
      margin,
      Math.min(left, document.documentElement.clientWidth - width - margin),
    );
    const below = bottom + gap;
    const y = below + height + margin > innerHeight ? Math.max(margin, top - height - gap) : below;
    box.style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
    box.focus();
  }, [at]);

  return (
    <section
      ref={card}
      popover="auto"
      aria-label={term.term}
      tabIndex={-1}
      className={styles.card}
      onToggle={(event) => event.newState === "closed" && onClose()}
    >
      <p className={styles.name}>{term.term}</p>
      <div className={styles.means}>
        <Prose text={term.means} />
      </div>
      <p className={styles.links}>
        <a href={lessonHref} onClick={onClose}>
          Its lesson
        </a>
        <a href={glossaryHref} onClick={onClose}>
          All terms
        </a>
      </p>
    </section>
  );
}
