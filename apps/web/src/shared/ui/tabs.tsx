import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./tabs.module.css";

export interface TabItem {
  value: string;
  /** The tab's whole name; suites find it by this. */
  label: string;
  /** A quiet extra after the label, such as a count. Hidden from screen readers. */
  note?: ReactNode;
  panel: ReactNode;
  /** Keeps the panel in the page (hidden) while another is shown. */
  keepMounted?: boolean;
}

export interface TabsProps {
  /** What the tabs choose between, for screen readers. */
  label: string;
  items: readonly TabItem[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  /** Drawn at the right end of the row of tabs. */
  end?: ReactNode;
  /** Panels fill the height that is left and scroll within it. */
  fill?: boolean;
  className?: string | undefined;
}

/**
 * Tabs with their panels, as the WAI-ARIA Authoring Practices have them: Tab
 * comes to the open one, arrows, Home and End move among them, Enter and Space
 * open. Uncontrolled unless `value` is given.
 */
export function Tabs(props: TabsProps) {
  const { items, label, end, fill = false, className, onValueChange } = props;
  const id = useId();
  const [chosen, setChosen] = useState(props.defaultValue ?? items[0]?.value);
  const value = props.value ?? chosen;

  const open = (next: string) => {
    setChosen(next);
    if (next !== value) onValueChange?.(next);
  };

  return (
    <div className={cx(styles.root, fill && styles.fill, className)}>
      <div className={styles.bar}>
        {/* The tab stop is on the tabs, one at a time. */}
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
        <div role="tablist" aria-label={label} className={styles.list} onKeyDown={moveFocus}>
          {items.map((item) => (
            <button
              key={item.value}
              type="button"
              role="tab"
              id={`${id}${item.value}`}
              aria-selected={item.value === value}
              aria-controls={item.value === value ? `${id}${item.value}panel` : undefined}
              tabIndex={item.value === value ? 0 : -1}
              className={styles.tab}
              onClick={() => open(item.value)}
            >
              {item.label}
              {item.note !== undefined && (
                <span className={styles.note} aria-hidden="true">
                  {item.note}
                </span>
              )}
            </button>
          ))}
        </div>
        {end}
      </div>
      {items.map(
        (item) =>
          (item.value === value || item.keepMounted === true) && (
            <div
              key={item.value}
              role="tabpanel"
              id={`${id}${item.value}panel`}
              aria-labelledby={`${id}${item.value}`}
              hidden={item.value !== value}
              // A panel that scrolls has to be reachable by keyboard.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
              className={styles.panel}
            >
              {item.panel}
            </div>
          ),
      )}
    </div>
  );
}

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Opening a tab may load something, and so is not done by passing it. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const index = tabs.findIndex((tab) => tab === event.target);
  const next = steps[event.key]?.(index, tabs.length);
  if (index < 0 || next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  tabs[next]?.focus();
}
