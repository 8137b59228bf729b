import type { DraftPath, MessageDraft } from "@grpc-playground/schema";
import { insightOf } from "@grpc-playground/schema/insight";
import { X } from "lucide-react";
import {
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  type KeyboardEvent,
  type RefObject,
} from "react";
import type { Store } from "../../../shared/lib/store.ts";
import { useMedia } from "../../../shared/lib/use-media.ts";
import { IconButton } from "../../../shared/ui/icon-button.tsx";
import { Shortcut } from "../../../shared/ui/shortcut.tsx";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import { useSlice } from "../use-slice.ts";
import { InsightBody } from "./insight-body.tsx";
import styles from "./insight-popover.module.css";
import { useArrival } from "./use-arrival.ts";
import { useBeside, useExpanded } from "./use-beside.ts";

export interface InsightPopoverProps {
  store: Store<{ readonly draft: MessageDraft }>;
  path: DraftPath;
  /** The button of the field. */
  button: HTMLElement;
  /** What may be used while this is open. */
  form: RefObject<HTMLElement | null>;
  popup: RefObject<HTMLDivElement | null>;
  /** Where the focus was, and goes when this closes. */
  origin: RefObject<HTMLElement | null>;
  /** As it opens; else the focus stays where it is, and this says that it opened. */
  takesFocus: boolean;
  say: (words: string) => void;
  onClose: () => void;
}

/**
 * What there is to know of a field, beside the form. It is not modal: one types
 * on, and it follows. Alt+I goes from the field into it and back, Escape closes
 * it from either.
 */
export default function InsightPopover(props: InsightPopoverProps) {
  const { store, path, button, form, popup, origin, takesFocus, say, onClose } = props;
  const titleId = useId();
  // Measuring a large field must not hold up the typing.
  const draft = useDeferredValue(useSlice(store, (state) => state.draft));
  const insight = useMemo(() => insightOf(draft, path), [draft, path]);
  useBeside(popup, fieldOf(button), useMedia("(max-width: 640px)"));
  useExpanded(button);
  useArrival({ popup, insight, button, takesFocus, say });

  // Its message was unset, its item removed, or another method opened.
  const isGone = !insight || !button.isConnected;
  useEffect(() => {
    if (isGone) onClose();
  }, [isGone, onClose]);

  useEffect(() => {
    const close = () => {
      const isWithin = popup.current?.contains(document.activeElement) === true;
      onClose();
      if (isWithin) origin.current?.focus();
    };
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) close();
    };
    const onPointerDown = ({ target }: PointerEvent) => {
      const isOwn = [popup, form].some(({ current }) => current?.contains(target as Node));
      if (!isOwn) onClose();
    };
    document.addEventListener("keydown", onKeyDown);
    document.addEventListener("pointerdown", onPointerDown);
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      document.removeEventListener("pointerdown", onPointerDown);
    };
  }, [form, onClose, origin, popup]);

  const backToField = (event: KeyboardEvent) => {
    if (event.code !== "KeyI" || !event.altKey) return;
    event.preventDefault();
    if (!event.repeat) origin.current?.focus();
  };

  return (
    // It takes the focus as a whole, so that it is read from its beginning. A
    // dialog element would give it to its first button as it is shown.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={popup}
      popover="manual"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      className={styles.popup}
      onKeyDown={backToField}
    >
      {insight && (
        <>
          <header className={styles.header}>
            <h2 id={titleId} className={styles.title}>
              <VisuallyHidden>About </VisuallyHidden>
              {insight.model.name}
            </h2>
            <span className={styles.type}>{`${insight.model.type} = ${insight.model.number}`}</span>
            <IconButton
              size="sm"
              label="Close"
              icon={<X size={14} aria-hidden />}
              onClick={() => {
                onClose();
                origin.current?.focus();
              }}
            />
          </header>
          {/* It scrolls, and so has to be reached by keyboard. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <section className={styles.body} tabIndex={0} aria-labelledby={titleId}>
            <InsightBody insight={insight} />
          </section>
          <footer className={styles.footer} aria-hidden="true">
            <span>
              <Shortcut keys="Alt+I" /> <span className={styles.inward}>go into this</span>
              <span className={styles.back}>back to the field</span>
            </span>
            <span>
              <Shortcut keys="Escape" /> close
            </span>
          </footer>
        </>
      )}
    </div>
  );
}

/** A field's button is in its heading, and the heading in the field. */
function fieldOf(button: HTMLElement): Element {
  return button.parentElement?.parentElement ?? button;
}
