import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./callout.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

export interface CalloutProps {
  kind?: "info" | "warn" | "error";
  /** What is the matter, in a line. */
  title?: ReactNode;
  /** Where, why, and what to do next. */
  children?: ReactNode;
  action?: ReactNode;
  /** Read out at once when it appears. Default false. */
  alert?: boolean;
  className?: string | undefined;
}

const icons = { info: Info, warn: TriangleAlert, error: CircleAlert };
const spoken = { info: "Note: ", warn: "Warning: ", error: "Error: " };

/** A few sentences set apart from the rest. */
export function Callout(props: CalloutProps) {
  const { kind = "info", title, children, action, alert = false, className } = props;
  const Icon = icons[kind];
  return (
    <div className={cx(styles.callout, styles[kind], className)} role={alert ? "alert" : undefined}>
      <Icon size={16} className={styles.icon} aria-hidden />
      <div className={styles.body}>
        <VisuallyHidden>{spoken[kind]}</VisuallyHidden>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children !== undefined && <div className={styles.text}>{children}</div>}
        {action !== undefined && <div className={styles.action}>{action}</div>}
      </div>
    </div>
  );
}
