import {
  create,
  fromBinary,
  mergeFromBinary,
  toBinary,
  type DescExtension,
  type DescField,
  type DescMessage,
  type Registry,
  type UnknownField,
} from "@bufbuild/protobuf";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { BinaryReader, BinaryWriter } from "@bufbuild/protobuf/wire";

/** An extension, and the field that stands for it in its holder. */
export interface ExtensionField {
  readonly extension: DescExtension;
  /** Named as in ProtoJSON: `[full.name]`. */
  readonly field: DescField;
}

/**
 * The extensions of a message that a registry knows, by number.
 *
 * protobuf-es keeps extensions among a message's unknown fields. To read and
 * write them like any other field, they get a holder: a message type of the
 * same name whose fields they are.
 */
export function extensionFields(
  desc: DescMessage,
  registry: Registry | undefined,
): readonly ExtensionField[] {
  return holderOf(desc, registry)?.fields ?? [];
}

/** Takes the extensions out of unknown fields: their holder's message, and what is left. */
export function readExtensions(
  desc: DescMessage,
  registry: Registry | undefined,
  unknown: readonly UnknownField[],
): { readonly message: ReflectMessage | undefined; readonly rest: readonly UnknownField[] } {
  const holder = holderOf(desc, registry);
  if (!holder || unknown.length === 0) return { message: undefined, rest: unknown };
  const message = create(holder.desc);
  const read = new Set<number>();
  for (const { field } of holder.fields) {
    const found = unknown.filter(({ no }) => no === field.number);
    if (merge(holder.desc, message, found)) read.add(field.number);
  }
  return {
    message: reflect(holder.desc, message),
    rest: unknown.filter(({ no }) => !read.has(no)),
  };
}

/** An empty holder, to set extensions on; undefined when the registry knows of none. */
export function newExtensions(
  desc: DescMessage,
  registry: Registry | undefined,
): ReflectMessage | undefined {
  const holder = holderOf(desc, registry);
  return holder && reflect(holder.desc);
}

/** The extensions set on a holder, as the unknown fields of the message that they extend. */
export function writeExtensions(holder: ReflectMessage): UnknownField[] {
  const reader = new BinaryReader(toBinary(holder.desc, holder.message));
  const fields: UnknownField[] = [];
  while (reader.pos < reader.len) {
    const [no, wireType] = reader.tag();
    fields.push({ no, wireType, data: reader.skip(wireType, no) });
  }
  return fields;
}

interface Holder {
  readonly desc: DescMessage;
  readonly fields: readonly ExtensionField[];
}

const holders = new WeakMap<Registry, ReadonlyMap<string, Holder>>();

function holderOf(desc: DescMessage, registry: Registry | undefined): Holder | undefined {
  if (!registry) return undefined;
  const known = holders.get(registry) ?? makeHolders(registry);
  holders.set(registry, known);
  return known.get(desc.typeName);
}

function makeHolders(registry: Registry): ReadonlyMap<string, Holder> {
  const byExtendee = new Map<string, DescExtension[]>();
  for (const type of registry) {
    if (type.kind !== "extension") continue;
    const found = byExtendee.get(type.extendee.typeName) ?? [];
    found.push(type);
    byExtendee.set(type.extendee.typeName, found);
  }
  const made = new Map<string, Holder>();
  for (const [name, found] of byExtendee) {
    const fields = found
      .toSorted((a, b) => a.number - b.number)
      .map((extension) => ({ extension, field: asField(extension) }));
    const own = fields.map(({ field }) => field);
    const extendee = found[0]?.extendee;
    if (extendee) {
      made.set(name, { desc: { ...extendee, fields: own, members: own, oneofs: [] }, fields });
    }
  }
  return made;
}

/** The same shape, as a field of the extended message. No extension is in a oneof. */
function asField(extension: DescExtension): DescField {
  return {
    ...extension,
    kind: "field",
    name: `[${extension.typeName}]`,
    // In brackets here as well: without a package it could be called as what every object has.
    localName: `[${extension.typeName}]`,
    parent: extension.extendee,
    oneof: undefined,
  } as DescField;
}

/** Whether there were fields, and they could be read into the message: their bytes may be of another type. */
function merge(
  desc: DescMessage,
  message: ReflectMessage["message"],
  fields: readonly UnknownField[],
): boolean {
  if (fields.length === 0) return false;
  const writer = new BinaryWriter();
  for (const { no, wireType, data } of fields) writer.tag(no, wireType).raw(data);
  const bytes = writer.finish();
  try {
    // Read apart first: what fails half-way must leave nothing behind.
    if (fromBinary(desc, bytes).$unknown?.length) return false;
    mergeFromBinary(desc, message, bytes);
    return true;
  } catch {
    return false; // Not what the extension says it is: it stays as bytes.
  }
}
