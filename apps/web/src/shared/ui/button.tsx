import type { ComponentProps, ReactNode } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./button.module.css";
import { Shortcut } from "./shortcut.tsx";

export interface ButtonProps extends ComponentProps<"button"> {
  /** `primary` sends to the server, and has that colour. Default `secondary`. */
  variant?: "primary" | "secondary" | "ghost" | "danger";
  /** `sm` is 28px high, `md` (the default) 32px. */
  size?: "sm" | "md";
  /** Drawn before the text, 16px. */
  icon?: ReactNode;
  /**
   * Keys that do the same, in the words of `aria-keyshortcuts`, such as
   * `Control+Enter`. Shown as a hint; not part of the name. The key itself is
   * for the caller to listen to.
   */
  shortcut?: string | undefined;
}

/** A button. `type` is `button` unless said otherwise. */
export function Button({
  variant = "secondary",
  size = "md",
  icon,
  shortcut,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      aria-keyshortcuts={shortcut}
      {...rest}
      className={cx(styles.button, styles[variant], styles[size], className)}
    >
      {icon}
      <span className={styles.text}>{children}</span>
      {shortcut !== undefined && <Shortcut keys={shortcut} />}
    </button>
  );
}
