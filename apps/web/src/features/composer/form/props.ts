import type { DescField } from "@bufbuild/protobuf";
import type {
  DraftPath,
  LeafDraft,
  Presence,
  ScalarValue,
  ValueControl,
  ValueDraft,
} from "@grpc-playground/schema";

/** What draws one value: that of a field, a list item, or a map's key or value. */
export interface ValueFieldProps {
  control: ValueControl;
  /** The field that the value is of, where a mask asks what stands beside it. */
  field?: DescField | undefined;
  /** Undefined when it is unset. */
  draft: ValueDraft | undefined;
  path: DraftPath;
  label: string;
  /** Type and number: `string = 1`. */
  note?: string | undefined;
  comment?: string;
  deprecated?: boolean;
  /** `item` is a value of a list or map, which is always there. */
  presence: Presence | "item";
  /** What it reads as when it is unset. */
  fallback?: ScalarValue | undefined;
  /** An error that the value alone does not show, such as a key that stands twice. */
  conflict?: string | undefined;
}

/** What every input gets: its place in the form, and what is known of its value. */
export interface LeafInputProps {
  id: string;
  /** The field's label, for the names of what belongs to the input. */
  name: string;
  describedBy: string | undefined;
  invalid: boolean;
  /** Of proto2: a message without it is refused. */
  required: boolean;
  placeholder: string;
  /** undefined unsets. */
  onChange: (next: LeafDraft | undefined) => void;
}
