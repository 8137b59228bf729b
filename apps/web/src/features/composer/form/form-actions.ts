import type { Change, DraftPath, MessageDraft } from "@grpc-playground/schema";
import type { ValueFieldProps } from "./props.ts";
import { createContext, useContext, type ComponentType } from "react";

/** What the fields of a form can do. The same object for the life of the form, so that nothing re-renders for it. */
export interface FormActions {
  readonly update: (path: DraftPath, change: Change) => void;
  /**
   * Draws the fields of a message. Messages hold fields that hold messages: this
   * is where that circle is closed, so that no module has to import itself.
   */
  readonly Fields: ComponentType<{ draft: MessageDraft; path: DraftPath }>;
  /** Draws one value, for the same reason. */
  readonly Value: ComponentType<ValueFieldProps>;
  readonly chooseNone: (path: DraftPath, oneof: string) => void;
}

const FormContext = createContext<FormActions | undefined>(undefined);

export const FormProvider = FormContext.Provider;

/** The actions of the form around a field. */
export function useFormActions(): FormActions {
  const actions = useContext(FormContext);
  if (!actions) throw new Error("a field of the form stands outside of a FormProvider");
  return actions;
}
