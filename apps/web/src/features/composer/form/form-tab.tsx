import type { DraftPath } from "@grpc-playground/schema";
import { chooseNone, updateDraft } from "@grpc-playground/schema";
import { useMemo } from "react";
import { Button } from "../../../shared/ui/button.tsx";
import { Callout } from "../../../shared/ui/callout.tsx";
import { Insights } from "../insight/insights.tsx";
import { MessageLine } from "../insight/message-line.tsx";
import { isJsonBroken, type RequestStore } from "../request-state.ts";
import { FormProvider, type FormActions } from "./form-actions.ts";
import { useFormRules } from "../rules/load-rules.ts";
import { RulesProvider } from "../rules/place-rules.ts";
import styles from "./form-tab.module.css";
import { useSlice } from "../use-slice.ts";
import { MessageFields } from "./message-fields.tsx";
import { useKeptFocus } from "./use-kept-focus.ts";
import { WholeForm } from "./use-turn.ts";
import { ValueField } from "./value-field.tsx";

const root: DraftPath = [];

export interface FormTabProps {
  store: RequestStore;
  /** Draws every field at once, however long that takes. */
  whole?: boolean;
}

/** The message as a form. It waits while the JSON holds text that is not a message, so that neither is lost. */
export function FormTab({ store, whole = false }: FormTabProps) {
  const draft = useSlice(store, (state) => state.draft);
  const isBroken = useSlice(store, isJsonBroken);
  const rules = useFormRules(store);
  // What is wrong is to be there when the focus goes to it.
  const isRefused = useSlice(store, ({ refused }) => refused.length > 0);
  const form = useKeptFocus<HTMLFieldSetElement>();
  const actions = useMemo<FormActions>(() => {
    const set = (next: typeof draft) => {
      const state = store.get();
      if (next !== state.draft) store.set({ ...state, draft: next, refused: [] });
    };
    return {
      Fields: MessageFields,
      Value: ValueField,
      update: (path, change) => set(updateDraft(store.get().draft, path, change)),
      chooseNone: (path, oneof) => set(chooseNone(store.get().draft, path, oneof)),
    };
  }, [store]);

  return (
    <div className={styles.tab}>
      {isBroken && (
        <Callout
          kind="warn"
          title="The JSON is not a message yet"
          action={
            <>
              <Button size="sm" onClick={() => store.set({ ...store.get(), tab: "json" })}>
                Go on with the JSON
              </Button>
              <Button
                size="sm"
                onClick={() => store.set({ ...store.get(), json: undefined, refused: [] })}
              >
                Discard its changes
              </Button>
            </>
          }
        >
          The form shows the last message it held, and waits so that nothing you typed is lost.
        </Callout>
      )}
      <fieldset ref={form} disabled={isBroken} className={styles.fields}>
        <MessageLine store={store} />
        <Insights store={store}>
          <FormProvider value={actions}>
            <WholeForm value={whole || isRefused}>
              <RulesProvider value={rules}>
                <div ref={rules?.watch}>
                  {rules && <rules.Whole />}
                  <MessageFields draft={draft} path={root} />
                </div>
              </RulesProvider>
            </WholeForm>
          </FormProvider>
        </Insights>
      </fieldset>
    </div>
  );
}
