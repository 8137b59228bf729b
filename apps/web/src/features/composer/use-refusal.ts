import { useEffect, useMemo, useRef, type RefObject } from "react";
import type { RequestState, RequestStore } from "./request-state.ts";

/** What is said of an attempt that was not sent, and where the focus goes with it. */
export function useRefusal(
  store: RequestStore,
  body: RefObject<HTMLElement | null>,
  sendButton: RefObject<HTMLElement | null>,
) {
  const isRefusing = useRef(false);

  // After an attempt only: a method that is opened again takes the focus from nobody.
  useEffect(() => {
    if (!isRefusing.current) return;
    isRefusing.current = false;
    // What says that nothing was sent takes room from the form, and may have covered it.
    focusWrong(body.current)?.scrollIntoView({ block: "nearest" });
  });

  return useMemo(
    () => ({
      refuse: (why: Pick<RequestState, "refused" | "canOverride" | "tab">) => {
        isRefusing.current = true;
        store.set({ ...store.get(), ...why });
      },
      /** The focus goes to what is to be mended, or to the button that tries again. */
      dismiss: () => {
        // First the focus, for the button that was pressed goes away with the rest.
        const wrong = focusWrong(body.current);
        if (wrong === undefined || document.activeElement !== wrong) sendButton.current?.focus();
        store.set({ ...store.get(), refused: [], canOverride: false });
      },
    }),
    [store, body, sendButton],
  );
}

/** Focuses the first field that is wrong, and returns it; a field in a closed fold takes no focus. */
function focusWrong(body: HTMLElement | null): HTMLElement | undefined {
  const wrong = body?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? undefined;
  wrong?.focus();
  return wrong;
}
