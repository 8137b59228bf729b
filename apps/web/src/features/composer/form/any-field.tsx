import type { AnyDraft, ValueControl } from "@grpc-playground/schema";
import styles from "./form.module.css";
import { lazyEditor } from "./lazy-editor.tsx";
import type { ValueFieldProps } from "./props.ts";

export interface AnyFieldProps extends Omit<ValueFieldProps, "draft" | "control"> {
  control: ValueControl & { kind: "message" };
  draft: AnyDraft | undefined;
}

/** A google.protobuf.Any: its type, and the form of that type. */
export const AnyField = lazyEditor<AnyFieldProps>(
  async () => (await import("./editors/any-editor.tsx")).AnyEditor,
  function AnyComing({ label }) {
    return (
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{label}</legend>
        <p className={styles.help}>Loading ... If this stays, reload the page.</p>
      </fieldset>
    );
  },
);
