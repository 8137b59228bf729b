import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

export interface EmptyStateProps {
  /** 20px or larger. */
  icon?: ReactNode;
  /** What is not here yet. */
  title: ReactNode;
  /** What to do for it to come. */
  children?: ReactNode;
  /** A button or two. */
  action?: ReactNode;
}

/** What stands where nothing is yet: what will come, and what brings it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {icon !== undefined && (
        <div className={styles.icon} aria-hidden="true">
          {icon}
        </div>
      )}
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.text}>{children}</div>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
