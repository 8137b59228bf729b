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

  const explain = useCallback((path: DraftPath, button: HTMLElement) => {
    const focused = document.activeElement;
    const isInForm = focused instanceof HTMLElement && form.current?.contains(focused);
    origin.current = isInForm ? focused : button;
    setShown((now) => (now?.button === button ? undefined : { path, button }));
  }, []);
  const close = useCallback(() => setShown(undefined), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const isHelp = event.code === "KeyI" && event.altKey;
    if (!isHelp || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const button = aboutButton(event.target as Element);
    if (!button) return;
    // Option+I is a dead key on a Mac.
    event.preventDefault();
    if (shown?.button !== button) button.click();
    popup.current?.focus();
  };

  const onFocus = (event: FocusEvent<HTMLElement>) => {
    origin.current = event.target;
    if (!shown) return;
    const button = aboutButton(event.target);
    // A button that was pressed does this by itself.
    if (button && button !== shown.button && button !== event.target) button.click();
  };

  return (
    <InsightProvider value={explain}>
      {/* It only listens to what bubbles; what is used is within. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={form} className={styles.form} onKeyDown={onKeyDown} onFocus={onFocus}>
        {children}
      </div>
      {shown && (
        <Suspense>
          <InsightPopover
            store={store}
            path={shown.path}
            button={shown.button}
            form={form}
            popup={popup}
            origin={origin}
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
