import styles from "./shortcut.module.css";

const isApple = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? "");

const shown: Record<string, string> = {
  Control: isApple ? "⌃" : "Ctrl",
  Meta: isApple ? "⌘" : "Win",
  Alt: isApple ? "⌥" : "Alt",
  Shift: isApple ? "⇧" : "Shift",
  Enter: "↵",
  Escape: "Esc",
};

/**
 * A keyboard hint beside a control, such as `Control+Enter`. Hidden from
 * screen readers, which hear `aria-keyshortcuts`, and where there is only touch.
 */
export function Shortcut({ keys }: { keys: string }) {
  return (
    <kbd className={styles.keys} aria-hidden="true">
      {keys
        .split("+")
        .map((key) => shown[key] ?? key)
        .join(isApple ? "" : " ")}
    </kbd>
  );
}
