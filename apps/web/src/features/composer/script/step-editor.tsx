import { useMemo } from "react";
import { Button } from "../../../shared/ui/button.tsx";
import { FormTab } from "../form/form-tab.tsx";
import { JsonTab } from "../json/json-tab.tsx";
import type { RequestStore } from "../request-state.ts";
import { useSlice } from "../use-slice.ts";
import styles from "./script.module.css";
import { stepStore } from "./step-store.ts";

/** A step's message, as a form or as JSON. */
export function StepEditor({
  store,
  id,
  number,
  onSend,
}: {
  store: RequestStore;
  id: number;
  number: number;
  /** What the keys for sending do in here. */
  onSend: () => void;
}) {
  const own = useMemo(() => stepStore(store, id), [store, id]);
  const tab = useSlice(own, (state) => state.tab);
  const registry = useSlice(own, (state) => state.draft.registry);
  const isJson = tab === "json";
  return (
    <fieldset className={styles.editor} aria-label={`Message of step ${number}`}>
      <div className={styles.editorHead}>
        <Button
          size="sm"
          variant="ghost"
          onClick={() => own.set({ ...own.get(), tab: isJson ? "form" : "json" })}
        >
          {isJson ? "Edit as a form" : "Edit as JSON"}
        </Button>
      </div>
      {isJson ? (
        <JsonTab store={own} registry={registry} onSend={onSend} />
      ) : (
        <FormTab store={own} />
      )}
    </fieldset>
  );
}
