import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import styles from "./tooltip.module.css";

export interface TooltipProps {
  /** A few words. Never the only place where something is said. */
  content: ReactNode;
  /** One element that takes focus, such as a button. */
  children: ReactElement<Record<string, unknown>>;
  /** Where it opens. Default `bottom`. */
  side?: "top" | "right" | "bottom" | "left";
}

/** Words that appear beside a control on hover and on focus. */
export function Tooltip({ content, children, side = "bottom" }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={400} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className={styles.layer}>
          <Base.Popup className={styles.popup}>{content}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
