import type { DescField } from "@bufbuild/protobuf";
import type {
  AnyDraft,
  Control,
  LeafDraft,
  MapDraft,
  ValueControl,
  ValueDraft,
} from "@grpc-playground/schema";
import type { Entry } from "@grpc-playground/schema/editors";
import type { ValueFieldProps } from "./props.ts";

// What the parts of the form get that are loaded when one is shown.

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

/** What the editor of a google.protobuf.Any gets. */
export interface AnyFieldProps extends Omit<ValueFieldProps, "draft" | "control"> {
  control: ValueControl & { kind: "message" };
  draft: AnyDraft | undefined;
}

/** What the box for many values gets. */
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
