import type { DescEnum, DescField, DescMessage, DescOneof, Registry } from "@bufbuild/protobuf";
import { ScalarType } from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence, isWrapperDesc } from "@bufbuild/protobuf/wkt";
import { commentOf } from "./comments.ts";
import { extensionFields } from "./extensions.ts";
import { acceptedNumbers, type NumberScalar, type ScalarValue } from "../values/scalars.ts";
import { typeLabel } from "./type-labels.ts";
import { textFormatOf, type TextFormat } from "../values/well-known.ts";

/**
 * Whether a field that is not filled in differs from one that holds its
 * default: only with `explicit` presence, in a oneof, or when `required`.
 * https://protobuf.dev/programming-guides/field_presence/
 */
export type Presence = "implicit" | "explicit" | "required" | "oneof" | "collection";

/** How one value is entered. */
export type ValueControl =
  | { readonly kind: "number"; readonly scalar: NumberScalar; readonly accepts: string }
  | { readonly kind: "string" }
  | { readonly kind: "bool" }
  | { readonly kind: "bytes" }
  | { readonly kind: "enum"; readonly desc: DescEnum; readonly values: readonly EnumValueModel[] }
  | {
      readonly kind: "message";
      readonly desc: DescMessage;
      /** Set for well-known types that are typed as text (RFC 3339, `1.5s`, JSON). */
      readonly text: TextFormat | undefined;
      /** Set for google.protobuf.StringValue and its like: how the value in it is entered. */
      readonly wraps: ValueControl | undefined;
      /** Whether it is a google.protobuf.Any, which is entered as a type and its form. */
      readonly isAny: boolean;
      /** Where the types of an Any, and extensions, are looked up. */
      readonly registry: Registry | undefined;
      /** The nested form, made when it is first asked for, so recursion is no trouble. */
      model(): MessageModel;
    };

/** How one field is entered: a value, a list of values, or a map. */
export type Control =
  | ValueControl
  | { readonly kind: "list"; readonly item: ValueControl }
  | { readonly kind: "map"; readonly key: ValueControl; readonly value: ValueControl };

/** An enum value: what it is called, what it is on the wire, and what it means. */
export interface EnumValueModel {
  readonly name: string;
  readonly number: number;
  readonly comment: string;
  readonly deprecated: boolean;
}

/**
 * A field of a form. `name` is the proto field name, and the field's label; that
 * of an extension is its full name in brackets, as in ProtoJSON.
 */
export interface FieldModel {
  readonly kind: "field";
  /** For an extension, a field made of it that only its own holder can read: see extensions.ts. */
  readonly desc: DescField;
  /** Whether it extends the message from outside of it (proto2 and editions). */
  readonly isExtension: boolean;
  readonly name: string;
  readonly number: number;
  /** As in the .proto file: `repeated Point`. */
  readonly type: string;
  readonly comment: string;
  readonly deprecated: boolean;
  readonly presence: Presence;
  readonly control: Control;
  /** The value that an unset field reads as; undefined for messages, lists and maps. */
  readonly default: ScalarValue | undefined;
}

/** A oneof: at most one of its fields is set. */
export interface OneofModel {
  readonly kind: "oneof";
  readonly desc: DescOneof;
  readonly name: string;
  readonly comment: string;
  readonly fields: readonly FieldModel[];
}

/** The form of a message. */
export interface MessageModel {
  readonly desc: DescMessage;
  readonly name: string;
  readonly comment: string;
  readonly deprecated: boolean;
  /** Fields and oneofs in the order of the .proto file, then the extensions that the registry knows. */
  readonly members: readonly (FieldModel | OneofModel)[];
  /** Every field, those of oneofs and extensions included, by name. */
  readonly fields: ReadonlyMap<string, FieldModel>;
}

type Models = WeakMap<DescMessage, MessageModel>;

const withoutRegistry: Models = new WeakMap();
const byRegistry = new WeakMap<Registry, Models>();

function modelsOf(registry: Registry | undefined): Models {
  if (!registry) return withoutRegistry;
  const known = byRegistry.get(registry) ?? new WeakMap<DescMessage, MessageModel>();
  byRegistry.set(registry, known);
  return known;
}

/**
 * The form model of a message type. The same descriptor and registry give the
 * same model. The registry tells of extensions, and of what an Any may hold.
 */
export function describeMessage(desc: DescMessage, registry?: Registry): MessageModel {
  const models = modelsOf(registry);
  const known = models.get(desc);
  if (known) return known;
  const fields = new Map(desc.fields.map((field) => [field.name, describeField(field, registry)]));
  const named = (field: DescField) => fields.get(field.name) ?? describeField(field, registry);
  const ordinary = desc.members.map((member) =>
    member.kind === "field"
      ? named(member)
      : {
          kind: "oneof" as const,
          desc: member,
          name: member.name,
          comment: commentOf(member),
          fields: member.fields.map(named),
        },
  );
  const extensions = extensionFields(desc, registry).map(({ field, extension }) => ({
    ...describeField(field, registry),
    comment: commentOf(extension),
    isExtension: true,
  }));
  for (const extension of extensions) fields.set(extension.name, extension);
  const model: MessageModel = {
    desc,
    name: desc.name,
    comment: commentOf(desc),
    deprecated: desc.deprecated,
    members: [...ordinary, ...extensions],
    fields,
  };
  models.set(desc, model);
  return model;
}

/** How the single value of a field, of a list item, or of a map's value is entered. */
export function valueControl(
  of: {
    readonly scalar: ScalarType | undefined;
    readonly enum: DescEnum | undefined;
    readonly message: DescMessage | undefined;
  },
  registry?: Registry,
): ValueControl {
  if (of.message) return messageControl(of.message, registry);
  if (of.enum) return { kind: "enum", desc: of.enum, values: describeEnum(of.enum) };
  switch (of.scalar) {
    case ScalarType.BOOL:
      return { kind: "bool" };
    case ScalarType.BYTES:
      return { kind: "bytes" };
    case ScalarType.STRING:
    case undefined:
      return { kind: "string" };
    default:
      return { kind: "number", scalar: of.scalar, accepts: acceptedNumbers(of.scalar) };
  }
}

/** How a message is entered as one value: in a field, a list, a map, or an Any. */
export function messageControl(
  desc: DescMessage,
  registry?: Registry,
): ValueControl & { readonly kind: "message" } {
  return {
    kind: "message",
    desc,
    text: textFormatOf(desc),
    wraps: isWrapperDesc(desc) ? valueControl(desc.fields[0]) : undefined,
    isAny: desc.typeName === "google.protobuf.Any",
    registry,
    model: () => describeMessage(desc, registry),
  };
}

const enums = new WeakMap<DescEnum, readonly EnumValueModel[]>();

/** The values of an enum, aliases included, in the order of the .proto file. */
function describeEnum(desc: DescEnum): readonly EnumValueModel[] {
  const known = enums.get(desc);
  if (known) return known;
  const values = desc.values.map((value) => ({
    name: value.name,
    number: value.number,
    comment: commentOf(value),
    deprecated: value.deprecated,
  }));
  enums.set(desc, values);
  return values;
}

function describeField(desc: DescField, registry: Registry | undefined): FieldModel {
  return {
    kind: "field",
    desc,
    isExtension: false,
    name: desc.name,
    number: desc.number,
    type: typeLabel(desc),
    comment: commentOf(desc),
    deprecated: desc.deprecated,
    presence: presenceOf(desc),
    control: controlOf(desc, registry),
    default: defaultOf(desc),
  };
}

function controlOf(field: DescField, registry: Registry | undefined): Control {
  switch (field.fieldKind) {
    case "list":
      return { kind: "list", item: valueControl(field, registry) };
    case "map":
      return {
        kind: "map",
        key: valueControl({ scalar: field.mapKey, enum: undefined, message: undefined }),
        value: valueControl(field, registry),
      };
    default:
      return valueControl(field, registry);
  }
}

function presenceOf(field: DescField): Presence {
  if (field.fieldKind === "list" || field.fieldKind === "map") return "collection";
  if (field.oneof) return "oneof";
  if (field.presence === FeatureSet_FieldPresence.EXPLICIT) return "explicit";
  return field.presence === FeatureSet_FieldPresence.IMPLICIT ? "implicit" : "required";
}

function defaultOf(field: DescField): ScalarValue | undefined {
  switch (field.fieldKind) {
    case "scalar":
      return field.getDefaultValue() ?? zero(field.scalar);
    case "enum":
      return field.getDefaultValue() ?? field.enum.values[0]?.number ?? 0;
    default:
      return undefined;
  }
}

function zero(scalar: ScalarType): ScalarValue {
  switch (scalar) {
    case ScalarType.BOOL:
      return false;
    case ScalarType.STRING:
      return "";
    case ScalarType.BYTES:
      return new Uint8Array();
    default:
      return 0;
  }
}
