import type { Dice } from "./dice.ts";

/** Names that are legal in protobuf, and trip up somebody's code. */
const awkward = [
  "value",
  "name",
  "id",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "prototype",
  "valueOf",
  "message",
  "package",
  "optional",
  "repeated",
  "string",
  "map",
  "true",
  "null",
  "inf",
  "nan",
  "class",
  "default",
  "function",
  "await",
  "delete",
  "_leading",
  "__two",
  "trailing_",
  "a__b",
  "snake_case_name",
  "camelCaseName",
  "PascalName",
  "SHOUTED_NAME",
  "x1",
  "x_1",
  "a_very_long_name_that_goes_on_and_on_well_past_what_anybody_would_call_a_field_of_theirs",
  "type",
  "case",
  "kind",
  "fields",
  "list",
  "_",
  "a_b",
  "aB",
  "a_B",
  "A_b",
] as const;

/** The JSON name that protoc gives a field: underscores go, and what follows one is upper case. */
export function jsonNameOf(name: string): string {
  return name.replaceAll(/_+(.?)/g, (_, next: string) => next.toUpperCase());
}

/** The name of the type that protoc makes for a map field. */
export function entryNameOf(name: string): string {
  const json = jsonNameOf(name);
  return `${json.charAt(0).toUpperCase()}${json.slice(1)}Entry`;
}

/** One scope of a .proto file, in which every name may stand once. */
export class Scope {
  readonly #taken = new Set<string>();

  isFree(name: string): boolean {
    return !this.#taken.has(name);
  }

  /** Whether the name was free; it is not from now on. */
  take(name: string): boolean {
    if (this.#taken.has(name)) return false;
    this.#taken.add(name);
    return true;
  }

  /** An awkward name, made different from all others here. */
  name(dice: Dice, also: (name: string) => boolean = () => true): string {
    const base = dice.oneIn(4) ? `field_${dice.int(1, 99)}` : dice.pick(awkward);
    for (let tries = 0; ; tries++) {
      const name = tries === 0 ? base : `${base}${base.endsWith("_") ? "" : "_"}n${tries}`;
      if (!this.#taken.has(name) && also(name)) {
        this.#taken.add(name);
        return name;
      }
    }
  }

  /** This name, or one like it that was free. */
  free(wanted: string): string {
    let name = wanted;
    for (let tries = 1; !this.take(name); tries++) name = `${wanted}_n${tries}`;
    return name;
  }
}
