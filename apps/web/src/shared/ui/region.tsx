import { useId, type ReactNode } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./region.module.css";

export interface RegionProps {
  /** The region's name and heading, such as `Request`. */
  name: string;
  /** Drawn in place of the plain heading; the name stays for screen readers. */
  title?: ReactNode;
  /** At the right end of the head. */
  actions?: ReactNode;
  /** No visible head at all. */
  bare?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

/** A landmark of the page with a heading; fills the box it is given. */
export function Region({ name, title, actions, bare = false, className, children }: RegionProps) {
  const id = useId();
  const hidden = bare || title !== undefined;
  return (
    <section className={cx(styles.region, className)} aria-labelledby={id}>
      <div className={cx(!bare && styles.head)}>
        <h2 id={id} className={hidden ? styles.unseen : styles.name}>
          {name}
        </h2>
        {!bare && title}
        {!bare && actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}
