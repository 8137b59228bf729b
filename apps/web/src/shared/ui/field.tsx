import { useId, type ReactNode } from "react";
import { cx } from "../lib/cx.ts";
import styles from "./field.module.css";

/** What a control needs so that its label, hint and error belong to it. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean | undefined;
}

export interface FieldProps {
  /** The control's name. */
  label: ReactNode;
  /** A quiet extra beside the label, such as a type. Not part of the name. */
  note?: ReactNode;
  /** Help below the control. */
  hint?: ReactNode;
  /** What is wrong and what to do; replaces the hint. */
  error?: string | undefined;
  /** Labels in the monospace face, for names out of a schema. */
  mono?: boolean;
  children: (control: FieldControl) => ReactNode;
}

/** A labelled control with a hint or an error. */
export function Field({ label, note, hint, error, mono = false, children }: FieldProps) {
  const id = useId();
  const helpId = `${id}help`;
  const help = error ?? hint;
  const hasHelp = help !== undefined && help !== null && help !== "";
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id} className={cx(styles.label, mono && styles.mono)}>
          {label}
        </label>
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </div>
      {children({
        id,
        "aria-describedby": hasHelp ? helpId : undefined,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      {hasHelp && (
        <div id={helpId} className={error === undefined ? styles.hint : styles.error}>
          {help}
        </div>
      )}
    </div>
  );
}
