import type { ByteRole, EncodingStep, FieldInsight } from "@grpc-playground/schema/insight";
import { cx } from "../../../shared/lib/cx.ts";
import { Prose } from "../../../shared/ui/prose.tsx";
import { count } from "./count.ts";
import styles from "./wire-view.module.css";

/** A field's bytes in the colours of what they are there for, and how the first of them come about. */
export function WireView({ insight: { view, steps } }: { insight: FieldInsight }) {
  // Unless the steps show every byte themselves.
  const hasMore = view.runs.length > steps.length || steps.some(isCut);
  return (
    <>
      {hasMore && view.runs.length > 0 && (
        <p className={styles.strip}>
          {view.runs.map(({ role, bytes }, index) => (
            // Runs have no identity but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <Bytes key={index} role={role} bytes={bytes} />
          ))}
          {view.more > 0 && (
            <span className={styles.more}>and {count(view.more, "more byte")}</span>
          )}
        </p>
      )}
      <ul className={styles.steps}>
        {steps.map((step) => (
          <li key={step.role} className={styles.step}>
            <span className={styles.bytes}>
              <Bytes role={step.role} bytes={step.bytes} />
              {isCut(step) && <span className={styles.more}>…</span>}
            </span>
            <div className={styles.words}>
              <Prose text={step.words.join(" ")} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function isCut({ bytes, size }: EncodingStep): boolean {
  return size > bytes.length;
}

function Bytes({ role, bytes }: { role: ByteRole; bytes: Uint8Array }) {
  if (bytes.length === 0) return <span className={styles.more}>none</span>;
  return (
    <code className={cx(styles.run, styles[role])} title={names[role]}>
      {Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ")}
    </code>
  );
}

const names: Readonly<Record<ByteRole, string>> = {
  tag: "tag",
  length: "length",
  value: "value",
  end: "end tag",
};
