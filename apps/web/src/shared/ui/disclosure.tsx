import { ChevronRight } from "lucide-react";
import { useId, useState, type ReactNode } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./disclosure.module.css";

export interface DisclosureProps {
  /** The button's name. */
  title: ReactNode;
  /** A quiet extra at the right end of the button, such as a count. */
  note?: ReactNode;
  defaultOpen?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

/** A heading that opens and closes what is below it. */
export function Disclosure({
  title,
  note,
  defaultOpen = false,
  className,
  children,
}: DisclosureProps) {
  const [open, setOpen] = useState(defaultOpen);
  const id = useId();
  return (
    <div className={className}>
      <button
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={14} className={cx(styles.chevron, open && styles.open)} aria-hidden />
        <span className={styles.title}>{title}</span>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </button>
      {open && (
        <div id={id} className={styles.content}>
          {children}
        </div>
      )}
    </div>
  );
}
