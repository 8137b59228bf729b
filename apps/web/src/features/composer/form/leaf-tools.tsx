import type { ValueControl } from "@grpc-playground/schema";
import type { LeafToolProps } from "./editor-props.ts";
import { lazyEditor } from "./lazy-editor.tsx";

const Tools = lazyEditor(async () => (await import("./editors/text-tools.tsx")).TextTools);

/** Whether a kind of value has tools beside its input. */
export function hasTools(control: ValueControl): boolean {
  return control.kind === "message" && control.text !== undefined;
}

/** What helps to type a well-known type: a picker, chips, a layout. The text stays the truth. */
export function LeafTools({ control, ...props }: LeafToolProps & { control: ValueControl }) {
  if (control.kind !== "message" || !control.text) return null;
  return <Tools {...props} kind={control.text.kind} />;
}
