import { create, type DescField, type DescMessage, type Message } from "@bufbuild/protobuf";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { exampleBytes, exampleNumber, exampleString } from "./example-values.ts";
import { describeMessage, valueControl, type ValueControl } from "../model/model.ts";
import { integerRange, parseNumber, type ScalarValue } from "../values/scalars.ts";

/** Messages inside messages go so deep. */
const deepest = 4;
/** And so many values in all, so that a huge schema gives an example that can be read. */
const mostValues = 150;

/**
 * Required fields go beyond both of these, for without them an example is
 * worth nothing. But two that require two that require two ... would be more
 * than any memory holds: beyond this, the example is not whole.
 */
const deepestRequired = 60;
const mostRequired = 5000;

interface Budget {
  left: number;
}

interface Place {
  readonly budget: Budget;
  /** The types that this value is inside of, to stop at recursion. */
  readonly inside: readonly DescMessage[];
  /** Whether the field is required: then it is filled in however deep, and whatever is left. */
  readonly must: boolean;
  /** The field that holds this message; its name says what a point is for. */
  readonly holder: string;
  /** 0 for the first item of a list. */
  readonly index: number;
}

/**
 * A message that a person could have typed: sensible by the names and types of
 * its fields, the same every time, and bounded however large or recursive the
 * type is. Deprecated fields are left out, and of a oneof the first is chosen.
 */
export function exampleMessage(desc: DescMessage): Message {
  return makeMessage(desc, {
    budget: { left: mostValues },
    inside: [],
    must: false,
    holder: "",
    index: 0,
  });
}

function makeMessage(desc: DescMessage, place: Place): Message {
  const known = wellKnown(desc);
  if (known) return known;
  const message = create(desc);
  const target = reflect(desc, message);
  const inner = { ...place, inside: [...place.inside, desc] };
  for (const member of describeMessage(desc).members) {
    const candidates = member.kind === "field" ? [member] : member.fields;
    // An extension is for whoever knows why; the example does without.
    if (candidates.some(({ isExtension }) => isExtension)) continue;
    // The first of a oneof that is neither deprecated nor recursive.
    for (const { desc: field, deprecated, presence } of candidates) {
      if (deprecated && presence !== "required") continue;
      if (setField(target, field, { ...inner, must: presence === "required" })) break;
    }
  }
  return message;
}

/** Whether the field was set. */
function setField(target: ReflectMessage, field: DescField, place: Place): boolean {
  const { left } = place.budget;
  if (left <= 0 && !(place.must && left > -mostRequired)) return false;
  switch (field.fieldKind) {
    case "list": {
      const list = target.get(field);
      const many = field.listKind === "message" ? 1 : 2;
      for (let index = 0; index < many; index++) {
        const item = makeValue(valueControl(field), singular(field.name), { ...place, index });
        if (item === undefined) return false;
        list.add(item);
      }
      return true;
    }
    case "map": {
      const keyOf = valueControl({ scalar: field.mapKey, enum: undefined, message: undefined });
      const key = makeValue(keyOf, "key", place);
      const value = makeValue(valueControl(field), singular(field.name), place);
      if (key === undefined || value === undefined) return false;
      target.get(field).set(key, value);
      return true;
    }
    default: {
      const value = makeValue(valueControl(field), field.name, place);
      if (value === undefined) return false;
      target.set(field, value);
      return true;
    }
  }
}

/** A value for a name; undefined where recursion or the budget ends. */
function makeValue(
  control: ValueControl,
  name: string,
  place: Place,
): ScalarValue | ReflectMessage | undefined {
  place.budget.left--;
  switch (control.kind) {
    case "message": {
      if (control.wraps) {
        const [field] = control.desc.fields;
        const value = makeValue(control.wraps, name, place);
        const wrapper = reflect(control.desc);
        if (field && value !== undefined) wrapper.set(field, value);
        return wrapper;
      }
      const isInItself = place.inside.includes(control.desc);
      const depth = place.must ? deepestRequired : deepest;
      const tooDeep = isInItself || place.inside.length >= depth;
      if (tooDeep && !control.text) return undefined;
      if (control.isAny && !place.must) return undefined;
      return reflect(control.desc, makeMessage(control.desc, { ...place, holder: name }));
    }
    case "bool":
      return true;
    case "bytes":
      return exampleBytes();
    case "enum": {
      // Zero is what unset gives already, so another one teaches more.
      const values = control.values.filter(({ deprecated }) => !deprecated);
      const picked = values.filter(({ number }) => number !== 0)[place.index] ?? values[0];
      return picked?.number ?? control.values[0]?.number ?? 0;
    }
    case "string":
      return exampleString(name, place.index);
    default: {
      const example = exampleNumber(name, place.holder, place.index);
      const whole = integerRange(control.scalar) ? Math.trunc(example) : example;
      const parsed = parseNumber(String(whole), control.scalar);
      return parsed.ok ? parsed.value : undefined;
    }
  }
}

const wellKnownTexts: Readonly<Record<string, string>> = {
  timestamp: "2026-01-02T03:04:05Z",
  duration: "1.500s",
  "field-mask": "",
};

function wellKnown(desc: DescMessage): Message | undefined {
  // An Any of no type is valid; one of an invented type is not.
  if (desc.typeName === "google.protobuf.Any") return create(desc);
  const control = valueControl({ message: desc, enum: undefined, scalar: undefined });
  if (control.kind !== "message" || !control.text) return undefined;
  const text =
    control.text.kind === "json"
      ? ({ Struct: '{"key": "value"}', ListValue: '["a", 1, true]' }[desc.name] ?? '"text"')
      : wellKnownTexts[control.text.kind];
  const parsed = control.text.parse(text ?? "");
  return parsed.ok ? parsed.value : undefined;
}

/** `names` -> `name`, so that items get the example of one. */
function singular(name: string): string {
  return name.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
}
