import type { ReactNode } from "react";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import styles from "./form.module.css";

/**
 * A small button on an item of a list or map. Its name is text, not aria-label:
 * what is labelled by an item's name is the item itself.
 */
export function ItemButton({
  action,
  name,
  item,
  isIdle = false,
  isOpen,
  onClick,
  children,
}: {
  action: string;
  /** What it does, in words. */
  name: string;
  item: string;
  /** Nothing to do, as for the first item and "up". It keeps the focus. */
  isIdle?: boolean;
  /** For a button that opens and closes something: whether it is open. */
  isOpen?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles.itemButton}
      data-action={action}
      title={name}
      aria-disabled={isIdle || undefined}
      aria-expanded={isOpen}
      onClick={() => {
        if (!isIdle) onClick();
      }}
    >
      {children}
      <VisuallyHidden>
        {name} {item}
      </VisuallyHidden>
    </button>
  );
}
