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
        <p className={styles.help}>Loading ...</p>
      </fieldset>
    );
  },
  function AnyMissing({ label }) {
    return (
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{label}</legend>
        <p className={styles.error}>
          The editor of this field could not be loaded. What the field holds is kept, and is sent.
          To change it, copy the message out of the JSON tab and reload the page.
        </p>
      </fieldset>
    );
  },
);
