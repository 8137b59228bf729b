import { Button } from "../../../shared/ui/button.tsx";
import { TextArea } from "../../../shared/ui/input.tsx";
import type { PasteManyProps } from "./editor-props.ts";
import styles from "./form.module.css";
import { lazyEditor } from "./lazy-editor.tsx";

/** A box that takes many values for a list or a map at once. */
export const PasteMany = lazyEditor<PasteManyProps>(
  async () => (await import("./editors/paste-many-panel.tsx")).PasteManyPanel,
  function PasteManyComing() {
    return <p className={styles.help}>Loading ...</p>;
  },
  function PasteManyMissing({ name, text, onClose }) {
    return (
      <>
        <p role="alert" className={styles.error}>
          The box for many values could not be loaded. Add them one by one, or reload the page.
        </p>
        {/* It was taken from the item that it was pasted into. */}
        {text !== "" && (
          <TextArea mono readOnly rows={5} aria-label={`Pasted ${name}`} value={text} />
        )}
        <div>
          <Button size="sm" onClick={onClose}>
            Close
          </Button>
        </div>
      </>
    );
  },
);
