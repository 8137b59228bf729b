import {
  FieldDescriptorProto_Label as Label,
  type DescriptorProto,
  type FieldDescriptorProto,
  type FileDescriptorProto,
} from "@bufbuild/protobuf/wkt";
import { protoCamelCase } from "@bufbuild/protobuf/reflect";
import { counted, type Notes } from "./notes.ts";
import { messagesOf } from "./walk.ts";

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
    const entries = message.nestedType.filter(isMapEntry);
    for (const entry of entries) {
      const field = fieldOf(entry, message.field, done);
      if (field === undefined) continue;
      const name = entryName(field.name);
      if (entry.name !== name && message.nestedType.every((other) => other.name !== name)) {
        misnamed.push(`${fullName}.${field.name}`);
        entry.name = name;
      }
      const wanted = `.${fullName}.${entry.name}`;
      field.typeName = wanted;
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

function isMapEntry(message: DescriptorProto): boolean {
  return message.options?.mapEntry === true;
}

function fieldOf(
  entry: DescriptorProto,
  fields: readonly FieldDescriptorProto[],
  done: ReadonlySet<FieldDescriptorProto>,
): FieldDescriptorProto | undefined {
  const named = fields.filter(
    (field) =>
      field.label === Label.REPEATED &&
      !done.has(field) &&
      field.typeName.split(".").at(-1) === entry.name,
  );
  return (
    named.find(({ name }) => name === entry.name || capitalised(name) === entry.name) ??
    named.find(({ name }) => entryName(name) === entry.name) ??
    named[0]
  );
}

function entryName(field: string): string {
  return `${capitalised(protoCamelCase(field))}Entry`;
}

function capitalised(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
