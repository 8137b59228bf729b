import { useSyncExternalStore } from "react";

const subscribe = (listener: () => void) => {
  document.addEventListener("fullscreenchange", listener);
  return () => document.removeEventListener("fullscreenchange", listener);
};

/** The page on the whole screen, where the browser can do that. */
export function useFullScreen() {
  const on = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  return {
    possible: document.fullscreenEnabled,
    on,
    toggle: () => {
      const change = on ? document.exitFullscreen() : document.documentElement.requestFullscreen();
      // A browser may refuse; the page is as large as before then, which can be seen.
      change.catch(() => undefined);
    },
  };
}
