import type { HttpHead, Way } from "@grpc-playground/call";
import type { ReactNode } from "react";
import { cx } from "../../../../shared/lib/cx.ts";
import { time } from "../../../../shared/lib/format.ts";
import { WayGlyph } from "../../../../shared/ui/way-glyph.tsx";
import styles from "./head.module.css";
import { headerNote } from "./header-notes.ts";

export interface HeadProps {
  way: Way;
  /** `POST /greet.Greeter/SayHello`, `200 OK`. */
  line: string;
  head: HttpHead;
  /** The body. */
  children?: ReactNode;
}

/** The head of an HTTP request or response: its first line, and its headers. */
export function Head({ way, line, head, children }: HeadProps) {
  const isUp = way === "up";
  return (
    <div
      className={cx(styles.head, styles[way])}
      // A fieldset is for fields.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      aria-label={isUp ? "HTTP request" : "HTTP response"}
    >
      <p className={styles.line}>
        <WayGlyph way={way} />
        <code>{line}</code>
        <span className={styles.time}>{time(head.at)}</span>
      </p>
      <dl className={styles.headers}>
        {head.headers.map(([name, value]) => {
          const note = headerNote(name, value);
          return (
            <div key={`${name} ${value}`} className={styles.header}>
              <dt>{name}</dt>
              <dd>
                {value}
                {note !== undefined && <span className={styles.note}>{note}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
      {isUp && (
        <p className={styles.small}>
          The browser adds some of its own, such as host, origin and accept-encoding, which no page
          can see.
        </p>
      )}
      {children}
    </div>
  );
}
