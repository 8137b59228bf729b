import { PanelLeft, X } from "lucide-react";
import { useEffect, useId, useRef, type MouseEvent, type ReactNode } from "react";
import { Button } from "../../shared/ui/button.tsx";
import { IconButton } from "../../shared/ui/icon-button.tsx";
import styles from "./explorer-drawer.module.css";

/**
 * The explorer of a narrow screen: a sheet that slides in from the left. The
 * browser's own modal dialog keeps the focus in it and the rest of the page out.
 */
export function ExplorerDrawer({
  name,
  open,
  onOpenChange,
  children,
}: {
  /** Of the button that opens it. */
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}) {
  const id = useId();
  const sheet = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (open && sheet.current?.open === false) sheet.current.showModal();
    if (!open) sheet.current?.close();
  }, [open]);

  // The dialog covers its contents wholly, so a press on itself is one beside it.
  const onClick = (event: MouseEvent) => {
    if (event.target === sheet.current) onOpenChange(false);
  };

  return (
    <>
      <Button
        icon={<PanelLeft size={16} aria-hidden />}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => onOpenChange(true)}
      >
        {name}
      </Button>
      {/* Escape does the same as a press beside it. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
      <dialog
        ref={sheet}
        className={styles.sheet}
        aria-labelledby={id}
        onClick={onClick}
        onClose={() => onOpenChange(false)}
      >
        <div className={styles.body}>
          <div className={styles.head}>
            <h2 id={id} className={styles.title}>
              Explorer
            </h2>
            <IconButton
              label="Close the explorer"
              icon={<X size={16} aria-hidden />}
              onClick={() => onOpenChange(false)}
            />
          </div>
          {children}
        </div>
      </dialog>
    </>
  );
}
