import type { ReactNode } from "react";
import { cx } from "../../../shared/lib/cx.ts";
import styles from "./part.module.css";

export interface PartProps {
  title: string;
  /** What is seen below, in a sentence or two. */
  intro?: ReactNode;
  children: ReactNode;
}

/** A part of a comparison, with a heading of its own. */
export function Part({ title, intro, children }: PartProps) {
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{title}</h3>
      {intro !== undefined && <p className={styles.intro}>{intro}</p>}
      {children}
    </section>
  );
}

/** Some of a part, with a small heading. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.group}>
      <h4>{title}</h4>
      {children}
    </div>
  );
}

/** What is to be known beside the numbers. */
export function Note({ children, className }: { children: ReactNode; className?: string }) {
  return <p className={cx(styles.note, className)}>{children}</p>;
}
