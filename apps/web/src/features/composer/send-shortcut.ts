/** The keys that send what is being written, as `aria-keyshortcuts` has them. */
export const sendShortcut = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? "")
  ? "Meta+Enter"
  : "Control+Enter";
