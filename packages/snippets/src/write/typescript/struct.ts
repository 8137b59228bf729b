import type { Layout } from "../layout.ts";
import type { MessageValue, SingleValue, Value } from "../value.ts";
import { numberLiteral, property, textLiteral } from "./literal.ts";

/** A `google.protobuf.Struct` as the plain object that protobuf-es makes of it in a field. */
export function structLiteral({ fields: [field] }: MessageValue): Layout {
  const entries = field?.value.kind === "map" ? field.value.entries : [];
  const items = entries.map(([key, value]) => property(String(key.value), valueLiteral(value)));
  return { open: "{", close: "}", pad: " ", items };
}

/** A `google.protobuf.Value`. */
function valueLiteral(value: SingleValue): Layout {
  const set: Value | undefined = value.kind === "message" ? value.fields[0]?.value : undefined;
  switch (set?.kind) {
    case "string":
      return textLiteral(set.value);
    case "bool":
      return String(set.value);
    case "float":
      return numberLiteral(set.value, "double");
    case "message": {
      if (set.type.fullName === "google.protobuf.Struct") return structLiteral(set);
      const [list] = set.fields;
      const items = list?.value.kind === "list" ? list.value.items : [];
      const inside = items.map((item) => ({ before: "", value: valueLiteral(item) }));
      return { open: "[", close: "]", pad: "", items: inside };
    }
    default:
      return "null";
  }
}
