import type { PasteManyProps } from "./editor-props.ts";
import styles from "./form.module.css";
import { lazyEditor } from "./lazy-editor.tsx";

/** A box that takes many values for a list or a map at once. */
export const PasteMany = lazyEditor<PasteManyProps>(
  async () => (await import("./editors/paste-many-panel.tsx")).PasteManyPanel,
  function PasteManyComing() {
    return <p className={styles.help}>Loading ...</p>;
  },
);
