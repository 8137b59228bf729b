import type { AnyFieldProps } from "./editor-props.ts";
import styles from "./form.module.css";
import { lazyEditor } from "./lazy-editor.tsx";

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
