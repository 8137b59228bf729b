import type { DescField } from "@bufbuild/protobuf";
import type { LeafDraft, ValueControl } from "@grpc-playground/schema";
import { lazyEditor } from "./lazy-editor.tsx";

/** What every tool beside an input gets. */
export interface LeafToolProps {
  /** Of the input. */
  id: string;
  /** Of what the tool says of the value: the input is described by it. */
  notesId: string;
  /** The field's label. */
  name: string;
  field: DescField | undefined;
  text: string;
  onChange: (next: LeafDraft | undefined) => void;
}

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
