import type { DescField } from "@bufbuild/protobuf";
import type { ReflectMessage } from "@bufbuild/protobuf/reflect";
import type { FieldRules } from "@bufbuild/protovalidate/gen/buf/validate/validate_pb.js";
import { fitOne, isReflected, startOf, type FieldValue, type OnePlace } from "./fit-one.ts";
import { rulesWithin, typedRules, type TypedRules } from "./read-rules.ts";

/** An example with more items teaches nothing more. */
const mostItems = 20;

type Place = Omit<OnePlace, "index">;

/** As many items as there have to be, each of them fitted. */
export function fitList(
  target: ReflectMessage,
  field: DescField & { readonly fieldKind: "list" },
  rules: FieldRules | undefined,
  place: Place,
): void {
  const typed = typedRules(rules);
  const list = target.get(field);
  const items = [...list] as FieldValue[]; // Items of a list are never lists.
  const wanted = sizeFor(items.length, typed, "items", rules?.required ?? false);
  const seen = new Set<unknown>();
  list.clear();
  for (let index = 0; index < wanted; index++) {
    const start = items[index] ?? startOf(field, index);
    const item = fitOne(start, field.enum, rulesWithin(rules, "items"), { ...place, index });
    // The second of two that are the same is what `unique` refuses.
    if (!isReflected(item) && typed?.isOn("unique") === true && seen.has(item)) continue;
    seen.add(item);
    list.add(item);
  }
}

/** As many entries as there have to be, keys and values fitted. */
export function fitMap(
  target: ReflectMessage,
  field: DescField & { readonly fieldKind: "map" },
  rules: FieldRules | undefined,
  place: Place,
): void {
  const map = target.get(field);
  const entries = [...map] as [FieldValue, FieldValue][]; // Nor are its values.
  const wanted = sizeFor(entries.length, typedRules(rules), "pairs", rules?.required ?? false);
  const keyField = { name: "key", message: undefined, enum: undefined, scalar: field.mapKey };
  map.clear();
  for (let index = 0; index < wanted; index++) {
    const here = { ...place, index };
    const [key, value] = entries[index] ?? [startOf(keyField, index), startOf(field, index)];
    const fitted = fitOne(key, undefined, rulesWithin(rules, "keys"), here);
    if (isReflected(fitted) || fitted instanceof Uint8Array) continue;
    map.set(fitted, fitOne(value, field.enum, rulesWithin(rules, "values"), here));
  }
}

function sizeFor(
  now: number,
  rules: TypedRules | undefined,
  noun: "items" | "pairs",
  isRequired: boolean,
): number {
  const bound = (name: string) => {
    const value = rules?.get(name);
    return typeof value === "bigint" ? Number(value) : undefined;
  };
  const least = Math.max(bound(`min_${noun}`) ?? 0, isRequired ? 1 : 0);
  return Math.min(Math.max(now, least), bound(`max_${noun}`) ?? Infinity, mostItems);
}
