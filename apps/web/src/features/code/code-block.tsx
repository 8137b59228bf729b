import { useMemo, type ReactNode } from "react";
import { CopyButton } from "../../shared/ui/copy-button.tsx";
import styles from "./code-block.module.css";
import { coloured, type CodeLanguage } from "./coloured.ts";

/** More than this is copied, and not shown: nobody reads it, and to draw it takes long. */
const mostShown = 100_000;

export interface CodeBlockProps {
  code: string;
  language: CodeLanguage;
  /** What it is, in a word or two: the file's name, the tool's. Stands above it. */
  title: string;
  /** A remark beside the button that copies. */
  note?: ReactNode;
}

/** A text of code with its colours, and a button that copies it: `Copy code`. */
export function CodeBlock({ code, language, title, note }: CodeBlockProps) {
  const shown = code.slice(0, mostShown);
  const pieces = useMemo(() => coloured(shown, language), [shown, language]);
  const rest = code.length - shown.length;
  return (
    <div className={styles.block}>
      <div className={styles.bar}>
        <span className={styles.title}>{title}</span>
        <span className={styles.note}>{note}</span>
        <CopyButton label="Copy code" text={code} />
      </div>
      {/* What scrolls has to be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.code} tabIndex={0} translate="no">
        <code>
          {pieces.map(({ text, kind, at }) =>
            kind === undefined ? (
              text
            ) : (
              <span key={at} className={styles[kind]}>
                {text}
              </span>
            ),
          )}
        </code>
      </pre>
      {rest > 0 && (
        <p className={styles.rest}>
          {rest.toLocaleString("en-GB")} more characters are copied, and not shown.
        </p>
      )}
    </div>
  );
}
