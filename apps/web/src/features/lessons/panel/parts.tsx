import type { Finding } from "@grpc-playground/lessons";
import { Check, Minus } from "lucide-react";
import { cx } from "../../../shared/lib/cx.ts";
import { VisuallyHidden } from "../../../shared/ui/visually-hidden.tsx";
import styles from "./parts.module.css";

/** What is looked for, each with a tick once it is there. */
export function Parts({ finding }: { finding: Finding }) {
  return (
    <ul className={styles.parts} aria-label="What is looked for">
      {finding.parts.map(({ words, holds }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the parts of one check
        <li key={index} className={cx(styles.part, holds && styles.holds)}>
          {holds ? <Check size={14} aria-hidden /> : <Minus size={14} aria-hidden />}
          <span>
            <VisuallyHidden>{holds ? "There: " : "Missing: "}</VisuallyHidden>
            {words}
          </span>
        </li>
      ))}
    </ul>
  );
}
