import type { JsonValue } from "@bufbuild/protobuf";
import type { ReactNode } from "react";
import { Code } from "../../../shared/ui/code.tsx";
import styles from "./violation-list.module.css";
import { violationLines } from "./violations.ts";

/** Where each rule was broken, in words. */
export default function ViolationList({ json }: { json: JsonValue }): ReactNode {
  return (
    <ul className={styles.violations} aria-label="Violations">
      {violationLines(json).map(({ at, message, rule }) => (
        <li key={`${at} ${rule} ${message}`}>
          <Code plain>{at === "" ? "the whole message" : at}</Code>: {message}{" "}
          <span className={styles.rule}>({rule})</span>
        </li>
      ))}
    </ul>
  );
}
