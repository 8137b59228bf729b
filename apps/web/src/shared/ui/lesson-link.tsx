import { use } from "react";
import { TermsContext, type Idea } from "../lib/terms.ts";
import styles from "./lesson-link.module.css";

export interface LessonLinkProps {
  idea: Idea;
  /** One word, and out of the way of Tab: among the rows of a call. */
  isQuiet?: boolean;
  /** For the eye alone: where a list of something else has no place for it. */
  isUnheard?: boolean;
}

/** The way to the lesson of an idea; nothing until it is known where that is. */
export function LessonLink({ idea, isQuiet = false, isUnheard }: LessonLinkProps) {
  const lesson = use(TermsContext)?.lessonOf(idea);
  if (lesson === undefined) return null;
  const name = `Lesson: ${lesson.title}`;
  return (
    <a
      href={lesson.href}
      className={styles.link}
      tabIndex={isQuiet ? -1 : undefined}
      aria-hidden={isUnheard}
      {...(isQuiet && { "aria-label": name, title: name })}
    >
      {isQuiet ? "Lesson" : name}
    </a>
  );
}
