import type { DescField, DescMessage, DescOneof, Registry } from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import {
  Ignore,
  type FieldRules,
  type Rule,
} from "@bufbuild/protovalidate/gen/buf/validate/validate_pb.js";
import { valueControl } from "../model/model.ts";
import { hintsByKind } from "./hints-by-kind.ts";
import { ownHints } from "./own-rules.ts";
import {
  isOneofRequired,
  rulesOfField,
  rulesOfMessage,
  rulesWithin,
  typedRules,
} from "./read-rules.ts";
import { anyOf } from "./words.ts";

/** What a field's rules ask for, in phrases such as `at least 3 characters`. */
export interface FieldHints {
  /** Of the field: of its value, or of its list or map as a whole. */
  readonly field: readonly string[];
  /** Of each item of a list, or of each value of a map. */
  readonly item: readonly string[];
  /** Of each key of a map. */
  readonly key: readonly string[];
}

export function fieldHints(field: DescField, registry: Registry | undefined): FieldHints {
  const rules = rulesOfField(field);
  const isMap = field.fieldKind === "map";
  return {
    field: hintsOf(rules, field, registry, true),
    item: hintsOf(rulesWithin(rules, isMap ? "values" : "items"), field, registry, false),
    key: isMap ? hintsOf(rulesWithin(rules, "keys"), field, registry, false) : [],
  };
}

/** What the rules of a oneof ask for. */
export function oneofHints(oneof: DescOneof): readonly string[] {
  return isOneofRequired(oneof) ? ["one of them has to be chosen"] : [];
}

/** What the rules of a message ask for that look at several of its fields. */
export function messageHints(desc: DescMessage): readonly string[] {
  const rules = rulesOfMessage(desc);
  if (!rules) return [];
  return [
    ...rules.oneof.map(({ fields, required }) =>
      required ? `exactly one of ${listed(fields)}` : `at most one of ${listed(fields)}`,
    ),
    ...celHints(rules),
  ];
}

function listed(fields: readonly string[]): string {
  return anyOf(fields).replace(/ or ([^ ]+)$/, " and $1");
}

function hintsOf(
  rules: FieldRules | undefined,
  field: DescField,
  registry: Registry | undefined,
  isWhole: boolean,
): readonly string[] {
  if (!rules) return [];
  if (rules.ignore === Ignore.ALWAYS) return ["its rules are not checked"];
  const typed = typedRules(rules);
  const asked = [
    ...(typed ? [...hintsByKind(typed, field), ...ownHints(typed, registry)] : []),
    ...celHints(rules),
  ];
  const isRequired = rules.required && isWhole;
  if (!isRequired && asked.length > 0 && rules.ignore === Ignore.IF_ZERO_VALUE) {
    asked.push(
      field.fieldKind === "scalar" && isNumeric(field)
        ? "not checked while it is 0"
        : "not checked while empty",
    );
  }
  return isRequired ? [requiredWords(field), ...asked] : asked;
}

/** Without presence, a field that holds its default cannot be told from one that is not there. */
function requiredWords(field: DescField): string {
  if (field.fieldKind === "list" || field.fieldKind === "map") return "required: at least one";
  if (field.presence !== FeatureSet_FieldPresence.IMPLICIT) return "required";
  if (field.enum) return `required: not ${field.enum.value[0]?.name ?? "0"}`;
  return isNumeric(field) ? "required: not 0" : "required: not empty";
}

function isNumeric(field: DescField): boolean {
  return valueControl(field).kind === "number";
}

/** A rule in CEL speaks for itself when it has a message; its expression is shown when it has none. */
function celHints(rules: {
  readonly cel: readonly Rule[];
  readonly celExpression: readonly string[];
}): string[] {
  return [
    ...rules.cel.map(({ message, expression }) => message || `has to hold: ${expression}`),
    ...rules.celExpression.map((expression) => `has to hold: ${expression}`),
  ];
}
