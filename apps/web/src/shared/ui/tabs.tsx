import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
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

/** Tabs with their panels. Uncontrolled unless `value` is given. */
export function Tabs(props: TabsProps) {
  const { items, label, end, fill = false, className, onValueChange } = props;
  return (
    <Base.Root
      className={cx(styles.root, fill && styles.fill, className)}
      {...(props.value === undefined
        ? { defaultValue: props.defaultValue ?? items[0]?.value }
        : { value: props.value })}
      onValueChange={(value: string) => onValueChange?.(value)}
    >
      <div className={styles.bar}>
        <Base.List className={styles.list} aria-label={label}>
          {items.map((item) => (
            <Base.Tab key={item.value} value={item.value} className={styles.tab}>
              {item.label}
              {item.note !== undefined && (
                <span className={styles.note} aria-hidden="true">
                  {item.note}
                </span>
              )}
            </Base.Tab>
          ))}
        </Base.List>
        {end}
      </div>
      {items.map((item) => (
        <Base.Panel
          key={item.value}
          value={item.value}
          keepMounted={item.keepMounted ?? false}
          className={styles.panel}
        >
          {item.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
