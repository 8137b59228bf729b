import { useSyncExternalStore } from "react";

/** A method named in the address bar. */
export interface Route {
  /** Full name, such as `greet.Greeter`. */
  service: string;
  method: string;
}

/** Reads `#/<service>/<method>`. Anything else is undefined: no method is named. */
export function parseRoute(hash: string): Route | undefined {
  const match = /^#\/([^/]+)\/([^/]+)\/?$/.exec(hash);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  try {
    return { service: decodeURIComponent(match[1]), method: decodeURIComponent(match[2]) };
  } catch {
    // A stray % that is no escape.
    return undefined;
  }
}

/** The hash that opens a method. */
export function formatRoute(route: Route): string {
  return `#/${encodeURIComponent(route.service)}/${encodeURIComponent(route.method)}`;
}

/** The hash of the page that decodes bytes. */
export const decodeHash = "#/decode";

function onHashChange(listener: () => void) {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

/** The hash of the address bar, kept up to date. */
export function useHash(): string {
  return useSyncExternalStore(onHashChange, () => location.hash);
}

/** Opens a method; the Back button returns from it, unless it replaces. */
export function navigate(route: Route, how: "push" | "replace" = "push"): void {
  const hash = formatRoute(route);
  if (hash === location.hash) return;
  if (how === "push") {
    location.hash = hash;
  } else {
    history.replaceState(history.state, "", hash);
    // replaceState tells nobody.
    dispatchEvent(new HashChangeEvent("hashchange"));
  }
}

/** Names no method in the address bar any more. */
export function clearRoute(): void {
  history.replaceState(history.state, "", location.pathname + location.search);
  dispatchEvent(new HashChangeEvent("hashchange"));
}
