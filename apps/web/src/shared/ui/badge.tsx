import type { ReactNode } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./badge.module.css";

export type Tone = "neutral" | "c2s" | "s2c" | "ok" | "warn" | "error";

/** A word or a number in a soft box. */
export function Badge({
  tone = "neutral",
  mono = false,
  children,
}: {
  tone?: Tone;
  mono?: boolean;
  children: ReactNode;
}) {
  return <span className={cx(styles.badge, styles[tone], mono && styles.mono)}>{children}</span>;
}
