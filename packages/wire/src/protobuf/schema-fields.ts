import type { DescExtension, DescField, DescMessage, Registry } from "@bufbuild/protobuf";
import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";

type MapField = DescField & { readonly fieldKind: "map" };

const byNumber = new WeakMap<DescMessage, ReadonlyMap<number, DescField>>();

/** The field, or the extension that a registry knows, with this number. */
export function fieldOf(
  schema: DescMessage | undefined,
  number: number,
  registry: Registry | undefined,
): DescField | DescExtension | undefined {
  if (!schema) return undefined;
  let fields = byNumber.get(schema);
  if (!fields) {
    fields = new Map(schema.fields.map((field) => [field.number, field]));
    byNumber.set(schema, fields);
  }
  return fields.get(number) ?? registry?.getExtensionFor(schema, number);
}

/** The proto field name; `[full.name]` for an extension. */
export function nameOf(field: DescField | DescExtension): string {
  return field.kind === "extension" ? `[${field.typeName}]` : field.name;
}

const entries = new WeakMap<MapField, DescMessage>();

/**
 * The message of which a map is a list: `key = 1`, `value = 2`. protobuf-es
 * keeps no descriptor of it, so that one is made here.
 * https://protobuf.dev/programming-guides/encoding/#maps
 */
export function entryOf(field: MapField): DescMessage {
  const known = entries.get(field);
  if (known) return known;
  const { parent } = field;
  const name = field.proto.typeName.slice(field.proto.typeName.lastIndexOf(".") + 1);
  const proto = parent.proto.nestedType.find((type) => type.name === name) ?? parent.proto;
  const fields: DescField[] = [];
  const entry: DescMessage = {
    kind: "message",
    typeName: `${parent.typeName}.${name}`,
    name,
    file: parent.file,
    parent,
    fields,
    field: {},
    oneofs: [],
    members: fields,
    nestedEnums: [],
    nestedMessages: [],
    nestedExtensions: [],
    deprecated: false,
    proto,
    toString: () => `message ${parent.typeName}.${name}`,
  };
  fields.push(entryField(entry, field, "key"), entryField(entry, field, "value"));
  for (const made of fields) entry.field[made.localName] = made;
  entries.set(field, entry);
  return entry;
}

function entryField(parent: DescMessage, map: MapField, name: "key" | "value"): DescField {
  const number = name === "key" ? 1 : 2;
  const shared = {
    kind: "field",
    name,
    localName: name,
    jsonName: name,
    number,
    parent,
    deprecated: false,
    // An entry has both, and a zero there says nothing.
    presence: FeatureSet_FieldPresence.EXPLICIT,
    utf8Validation: map.utf8Validation,
    oneof: undefined,
    proto: parent.proto.field.find((field) => field.number === number) ?? map.proto,
    getDefaultValue: () => undefined,
    toString: () => `field ${parent.typeName}.${name}`,
  };
  const kind =
    name === "key"
      ? { fieldKind: "scalar", scalar: map.mapKey, longAsString: false }
      : {
          fieldKind: map.mapKind,
          scalar: map.scalar,
          message: map.message,
          enum: map.enum,
          longAsString: false,
          delimitedEncoding: false,
        };
  // The kinds of fields are a union that TypeScript cannot see being made of its parts.
  return { message: undefined, enum: undefined, ...shared, ...kind } as unknown as DescField;
}
