import type { ReactNode } from "react";
import { ThemeSwitch } from "../../features/theme/theme-switch.tsx";
import { Logo } from "./logo.tsx";
import styles from "./top-bar.module.css";

export interface TopBarProps {
  /** On narrow screens, what opens the explorer. */
  menu: ReactNode;
  target: ReactNode;
  protocol: ReactNode;
  /** What the page as a whole can do. */
  tools: ReactNode;
}

/** The top of the page: what is called, and how. */
export function TopBar({ menu, target, protocol, tools }: TopBarProps) {
  return (
    <header className={styles.bar}>
      <h1 className={styles.brand}>
        <Logo />
        <span className={styles.name}>gRPC Playground</span>
      </h1>
      <div className={styles.menu}>{menu}</div>
      <div className={styles.target}>{target}</div>
      <div className={styles.protocol}>{protocol}</div>
      <div className={styles.tools}>
        {tools}
        <ThemeSwitch />
      </div>
    </header>
  );
}
