import {
  FieldDescriptorProto_Label as Label,
  type DescriptorProto,
  type FieldDescriptorProto,
  type FileDescriptorProto,
} from "@bufbuild/protobuf/wkt";
import { protoCamelCase } from "@bufbuild/protobuf/reflect";
import { counted, type Notes } from "./notes.ts";
import { groupBy, messagesOf } from "./walk.ts";

/**
 * Ties each map field to its entry by full name, and names the entry as every
 * compiler does: `prices_by_day` has `PricesByDayEntry` (descriptor.proto,
 * `MessageOptions.map_entry`). `@grpc/reflection` leaves out the `Entry`, so
 * that an entry may even share its name with a message beside it.
 *
 * @returns The fields that are done; their type names need no more looking up.
 */
export function repairMapEntries(
  file: FileDescriptorProto,
  notes: Notes,
): ReadonlySet<FieldDescriptorProto> {
  const done = new Set<FieldDescriptorProto>();
  const misnamed: string[] = [];
  // The names of entries change on the way, so the list is made first.
  for (const { message, fullName } of Array.from(messagesOf(file))) {
    const taken = new Set(message.nestedType.map(({ name }) => name));
    for (const [field, entry] of mapFieldsOf(message)) {
      const name = entryName(field.name);
      if (entry.name !== name && !taken.has(name)) {
        misnamed.push(`${fullName}.${field.name}`);
        entry.name = name;
        taken.add(name);
      }
      field.typeName = `.${fullName}.${entry.name}`;
      done.add(field);
    }
  }
  if (misnamed.length > 0) {
    notes.repaired(
      file.name,
      `the entries of ${counted(misnamed.length, "map")} were misnamed: ${misnamed.join(", ")}`,
    );
  }
  return done;
}

/** The map fields of a message, each with its entry. */
export function mapFieldsOf(
  message: DescriptorProto,
): ReadonlyMap<FieldDescriptorProto, DescriptorProto> {
  const entries = message.nestedType.filter(({ options }) => options?.mapEntry === true);
  const found = new Map<FieldDescriptorProto, DescriptorProto>();
  if (entries.length === 0) return found;
  const byType = groupBy(
    message.field.filter(({ label }) => label === Label.REPEATED),
    ({ typeName }) => typeName.slice(typeName.lastIndexOf(".") + 1),
  );
  for (const entry of entries) {
    const named = (byType.get(entry.name) ?? []).filter((field) => !found.has(field));
    const field =
      named.find(({ name }) => name === entry.name || capitalised(name) === entry.name) ??
      named.find(({ name }) => entryName(name) === entry.name) ??
      named[0];
    if (field !== undefined) found.set(field, entry);
  }
  return found;
}

function entryName(field: string): string {
  return `${capitalised(protoCamelCase(field))}Entry`;
}

function capitalised(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
