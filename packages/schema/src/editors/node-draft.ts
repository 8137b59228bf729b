import { reflect } from "@bufbuild/protobuf/reflect";
import { ScalarType } from "@bufbuild/protobuf";
import type { ValueDraft } from "../draft/draft.ts";
import { parseJson } from "../json/read.ts";
import { readEnum, readScalar } from "../json/scalars.ts";
import type { JsonNode } from "../json/text.ts";
import { draftOfValue } from "../draft/message-to-draft.ts";
import type { ValueControl } from "../model/model.ts";
import { accept, refuse, type Parsed } from "../values/parsed.ts";

/** The draft of a value that stands in a JSON text, read as ProtoJSON. */
export function draftOfNode(
  control: ValueControl,
  node: JsonNode,
  text: string,
): Parsed<ValueDraft> {
  switch (control.kind) {
    case "message": {
      // Where it stands in the whole text is for the caller to say.
      const own = text.slice(node.from, node.to);
      const parsed = parseJson(control.desc, own, { registry: control.registry });
      if (parsed.ok) return accept(draftOfValue(reflect(control.desc, parsed.message), control));
      return refuse(parsed.issues.map(({ message }) => message).join(" "));
    }
    case "enum":
      return drafted(control, readEnum(control.desc, node));
    default:
      return drafted(control, readScalar(scalarOf(control), node));
  }
}

function drafted(control: ValueControl, read: Parsed<unknown>): Parsed<ValueDraft> {
  return read.ok ? accept(draftOfValue(read.value, control)) : read;
}

function scalarOf(control: Exclude<ValueControl, { kind: "message" | "enum" }>): ScalarType {
  switch (control.kind) {
    case "number":
      return control.scalar;
    case "bool":
      return ScalarType.BOOL;
    case "bytes":
      return ScalarType.BYTES;
    default:
      return ScalarType.STRING;
  }
}
