import type { DraftPath, MessageDraft } from "@grpc-playground/schema";
import {
  lazy,
  Suspense,
  useCallback,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import type { Store } from "../../../shared/lib/store.ts";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import { aboutButton, InsightProvider } from "./insight-context.ts";
import styles from "./insights.module.css";

// Nobody needs it for a first call.
const InsightPopover = lazy(async () => {
  try {
    return await import("./insight-popover.tsx");
  } catch {
    return { default: InsightMissing };
  }
});

/** The field that is explained. */
interface Shown {
  readonly path: DraftPath;
  readonly button: HTMLElement;
  /** false when it was asked for from within the field, where one types on. */
  readonly takesFocus: boolean;
  /** What a screen reader hears of it while the focus is elsewhere. */
  readonly words: string;
}

/**
 * A form whose fields can be explained. One explanation is open at a time,
 * beside the form, and goes along from field to field with the focus.
 */
export function Insights({
  store,
  children,
}: {
  store: Store<{ readonly draft: MessageDraft }>;
  children: ReactNode;
}) {
  const [shown, setShown] = useState<Shown>();
  const form = useRef<HTMLDivElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  // Where the focus was in the form, to go back to.
  const origin = useRef<HTMLElement>(null);
  // Whether a button is pressed for a field that keeps the focus.
  const isFromField = useRef(false);

  const explain = useCallback((path: DraftPath, button: HTMLElement) => {
    const focused = document.activeElement;
    const isInForm = focused instanceof HTMLElement && form.current?.contains(focused);
    origin.current = isInForm ? focused : button;
    const next: Shown = { path, button, takesFocus: !isFromField.current, words: "" };
    setShown((now) => (now?.button === button ? undefined : next));
  }, []);
  const say = useCallback((words: string) => setShown((now) => now && { ...now, words }), []);
  const close = useCallback(() => setShown(undefined), []);

  const pressForField = (button: HTMLElement) => {
    isFromField.current = true;
    button.click();
    isFromField.current = false;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const isHelp = event.code === "KeyI" && event.altKey;
    if (!isHelp || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const button = aboutButton(event.target as Element);
    if (!button) return;
    // Option+I is a dead key on a Mac.
    event.preventDefault();
    // A key that is held down must not go on into what it opened.
    if (event.repeat) return;
    if (shown?.button !== button) pressForField(button);
    else if (popup.current) popup.current.focus();
    else setShown({ ...shown, takesFocus: true });
  };

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    origin.current = event.target;
    if (!shown) return;
    const button = aboutButton(event.target);
    // A button that was pressed does this by itself.
    if (button && button !== shown.button && button !== event.target) pressForField(button);
  };

  return (
    <InsightProvider value={explain}>
      {/* It only listens to what bubbles; what is used is within. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={form} className={styles.form} onKeyDown={onKeyDown} onFocus={onFocus}>
        {children}
      </div>
      {/* Here before its words are, or they would not be heard. */}
      <span aria-live="polite">
        <VisuallyHidden>{shown?.words}</VisuallyHidden>
      </span>
      {shown && (
        <Suspense>
          <InsightPopover
            store={store}
            path={shown.path}
            button={shown.button}
            form={form}
            popup={popup}
            origin={origin}
            takesFocus={shown.takesFocus}
            say={say}
            onClose={close}
          />
        </Suspense>
      )}
    </InsightProvider>
  );
}

/** The chunk did not arrive: offline, or a newer build took its place. */
function InsightMissing() {
  return (
    <p role="alert" className={styles.missing}>
      What there is to know of the field could not be loaded. Reload the page for it.
    </p>
  );
}
