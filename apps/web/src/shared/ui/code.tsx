import type { ReactNode } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./code.module.css";

/** A piece of data within prose, in the monospace face. */
export function Code({ children, plain = false }: { children: ReactNode; plain?: boolean }) {
  return <code className={cx(styles.code, !plain && styles.boxed)}>{children}</code>;
}
