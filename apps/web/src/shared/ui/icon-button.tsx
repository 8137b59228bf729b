import type { ComponentProps, ReactNode } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./icon-button.module.css";
import { Tooltip } from "./tooltip.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "title"> {
  /** The name, also shown as a tooltip. */
  label: string;
  /** 16px. */
  icon: ReactNode;
  /** `sm` is 24px, `md` (the default) 32px. */
  size?: "sm" | "md";
}

/** A button that is only an icon. */
export function IconButton({ label, icon, size = "md", className, ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={cx(styles.button, styles[size], className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
