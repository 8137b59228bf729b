import { useEffect, useRef, type FocusEvent, type PointerEvent, type ReactNode } from "react";
import styles from "./tooltip.module.css";

export interface TooltipProps {
  /** A few words. Never the only place where something is said: screen readers do not hear it. */
  content: ReactNode;
  /** A control that takes focus, such as a button. */
  children: ReactNode;
}

/** How long a pointer rests before the words come, in ms. */
const restMs = 400;

/**
 * Words that appear below a control on hover and on keyboard focus. Escape
 * takes them away, and the pointer may rest on them (WCAG 2.2, 1.4.13). The
 * browser's top layer holds them, so that nothing can cut them off.
 */
export function Tooltip({ content, children }: TooltipProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  const hide = () => {
    clearTimeout(timer.current);
    if (bubble.current?.matches(":popover-open") === true) bubble.current.hidePopover();
  };

  const show = () => {
    clearTimeout(timer.current);
    const box = bubble.current;
    const control = anchor.current?.getBoundingClientRect();
    if (box === null || control === undefined || box.matches(":popover-open")) return;
    box.showPopover();
    const { width, height } = box.getBoundingClientRect();
    const wanted = control.left + control.width / 2 - width / 2;
    const left = Math.max(8, Math.min(wanted, document.documentElement.clientWidth - width - 8));
    const below = control.bottom + 6;
    const top = below + height > innerHeight ? control.top - height - 6 : below;
    box.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
  };

  const onPointerEnter = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    clearTimeout(timer.current);
    timer.current = setTimeout(show, restMs);
  };
  // Not at once, so that the pointer can cross from the control to the words.
  const onPointerLeave = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(hide, 100);
  };
  const onFocus = (event: FocusEvent) => {
    if (event.target.matches(":focus-visible")) show();
  };

  return (
    // It only watches; the control within is what is used.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      ref={anchor}
      className={styles.anchor}
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
      onPointerDown={hide}
      onFocus={onFocus}
      onBlur={hide}
      onKeyDown={(event) => event.key === "Escape" && hide()}
    >
      {children}
      <div ref={bubble} popover="manual" aria-hidden="true" className={styles.bubble}>
        {content}
      </div>
    </span>
  );
}
