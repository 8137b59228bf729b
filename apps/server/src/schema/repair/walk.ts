import type {
  DescriptorProto,
  EnumDescriptorProto,
  FieldDescriptorProto,
  FileDescriptorProto,
} from "@bufbuild/protobuf/wkt";

/** A message of a file, map entries too, with its full name. */
export interface MessageAt {
  readonly message: DescriptorProto;
  readonly fullName: string;
}

export function joinName(scope: string, name: string): string {
  return scope === "" ? name : `${scope}.${name}`;
}

/** Every message of a file, a parent before what is nested in it. */
export function* messagesOf(file: FileDescriptorProto): Generator<MessageAt> {
  yield* nested(file.messageType, file.package);
}

function* nested(messages: readonly DescriptorProto[], scope: string): Generator<MessageAt> {
  for (const message of messages) {
    const fullName = joinName(scope, message.name);
    yield { message, fullName };
    yield* nested(message.nestedType, fullName);
  }
}

/** Every enum of a file, with its full name. */
export function* enumsOf(
  file: FileDescriptorProto,
): Generator<{ type: EnumDescriptorProto; fullName: string }> {
  for (const type of file.enumType) yield { type, fullName: joinName(file.package, type.name) };
  for (const { message, fullName } of messagesOf(file)) {
    for (const type of message.enumType) yield { type, fullName: joinName(fullName, type.name) };
  }
}

/** A list of fields or extensions, and the name that relative type names start from. */
export interface FieldListAt {
  readonly scope: string;
  readonly fields: FieldDescriptorProto[];
  /** Fields of `scope`, or extensions that are declared there. */
  readonly kind: "fields" | "extensions";
}

/** Every list of fields and of extensions of a file. */
export function* fieldListsOf(file: FileDescriptorProto): Generator<FieldListAt> {
  yield { scope: file.package, fields: file.extension, kind: "extensions" };
  for (const { message, fullName } of messagesOf(file)) {
    yield { scope: fullName, fields: message.field, kind: "fields" };
    yield { scope: fullName, fields: message.extension, kind: "extensions" };
  }
}

/** The items under each key. (Node 20 has no `Map.groupBy`.) */
export function groupBy<K, T>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Removes what `keep` refuses, in place. */
export function keepOnly<T>(list: T[], keep: (item: T) => boolean): void {
  let kept = 0;
  for (const item of list) {
    if (keep(item)) list[kept++] = item;
  }
  list.length = kept;
}
