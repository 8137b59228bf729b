import type { TextFormat } from "@grpc-playground/schema";
import type { LeafToolProps } from "../editor-props.ts";
import { DurationNote } from "./duration-note.tsx";
import { JsonTools } from "./json-tools.tsx";
import { MaskTools } from "./mask-tools.tsx";
import { TimestampTools } from "./timestamp-tools.tsx";

const tools = {
  timestamp: TimestampTools,
  duration: DurationNote,
  "field-mask": MaskTools,
  json: JsonTools,
};

/** The tools for one kind of text; they come together, since who uses one mostly uses others. */
export function TextTools({ kind, ...props }: LeafToolProps & { kind: TextFormat["kind"] }) {
  const Tools = tools[kind];
  return <Tools {...props} />;
}
