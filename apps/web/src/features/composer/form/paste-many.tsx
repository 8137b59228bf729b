import type { Control, MapDraft } from "@grpc-playground/schema";
import type { Entry } from "@grpc-playground/schema/editors";
import type { ValueDraft } from "@grpc-playground/schema";
import { lazyEditor } from "./lazy-editor.tsx";
import styles from "./form.module.css";

export interface PasteManyProps {
  /** The field's label. */
  name: string;
  control: Control & { kind: "list" | "map" };
  /** What to start from: what was pasted into an item. */
  text: string;
  /** The map as it is, whose keys are taken. */
  before?: MapDraft | undefined;
  onItems?: (values: readonly ValueDraft[]) => void;
  onEntries?: (entries: readonly Entry[]) => void;
  onClose: () => void;
}

/** A box that takes many values for a list or a map at once. */
export const PasteMany = lazyEditor<PasteManyProps>(
  async () => (await import("./editors/paste-many-panel.tsx")).PasteManyPanel,
  function PasteManyComing() {
    return <p className={styles.help}>Loading ...</p>;
  },
);
