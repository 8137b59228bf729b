import { Binary } from "lucide-react";
import { cx } from "../shared/lib/cx.ts";
import styles from "./decode-link.module.css";
import { decodeHash } from "./route.ts";

/** The way to the page that decodes bytes. */
export function DecodeLink({ current }: { current: boolean }) {
  return (
    <a
      href={decodeHash}
      aria-current={current ? "page" : undefined}
      className={cx(styles.link, current && styles.current)}
      title="Decode bytes"
    >
      <Binary size={16} aria-hidden />
      <span className={styles.text}>Decode bytes</span>
    </a>
  );
}
