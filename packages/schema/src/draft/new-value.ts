import { createDraft, type FieldDraft, type ValueDraft } from "./draft.ts";
import { formatNumber, type ScalarValue } from "../values/scalars.ts";
import { bestEncoding, formatBytes } from "../values/bytes.ts";
import type { Control, ValueControl } from "../model/model.ts";

/**
 * What a value starts from when a person adds it: its default, so that it is
 * set and valid at once. `value` is the field's own default (proto2), if any.
 */
export function newValue(control: ValueControl, value?: ScalarValue): ValueDraft {
  if (value !== undefined) return draftOfScalar(control, value);
  switch (control.kind) {
    case "number":
      return { kind: "text", text: "0" };
    case "string":
      return { kind: "text", text: "" };
    case "bool":
      return { kind: "bool", value: false };
    case "bytes":
      return { kind: "bytes", encoding: "text", text: "" };
    case "enum":
      return { kind: "text", text: control.values[0]?.name ?? "0" };
    default: {
      if (control.wraps) return newValue(control.wraps);
      if (control.isAny) return emptyAny;
      const text = control.text && startingText[control.text.kind];
      if (text !== undefined) return { kind: "text", text };
      return createDraft(control.desc, control.registry);
    }
  }
}

/** Like {@link newValue}, for a whole field: an empty list or map where it is one. */
export function newField(control: Control, value?: ScalarValue): FieldDraft {
  switch (control.kind) {
    case "list":
      return { kind: "list", items: [], nextId: 0 };
    case "map":
      return { kind: "map", entries: [], nextId: 0 };
    default:
      return newValue(control, value);
  }
}

/** The draft of a scalar or enum value. */
export function draftOfScalar(control: ValueControl, value: ScalarValue): ValueDraft {
  if (control.kind === "bool") return { kind: "bool", value: value === true };
  if (value instanceof Uint8Array) {
    const encoding = bestEncoding(value);
    return { kind: "bytes", encoding, text: formatBytes(value, encoding) ?? "" };
  }
  if (control.kind === "enum") {
    const known = control.values.find(({ number }) => number === value);
    return { kind: "text", text: known?.name ?? String(value) };
  }
  if (control.kind === "number" && typeof value !== "string" && typeof value !== "boolean") {
    return { kind: "text", text: formatNumber(value, control.scalar) };
  }
  return { kind: "text", text: String(value) };
}

/** An Any of no type yet, which is valid and has no bytes. */
const emptyAny: ValueDraft = {
  kind: "any",
  url: "",
  type: undefined,
  content: { kind: "bytes", encoding: "hex", text: "" },
};

const startingText = {
  timestamp: "1970-01-01T00:00:00Z",
  duration: "0s",
  "field-mask": "",
  json: undefined,
} as const;
