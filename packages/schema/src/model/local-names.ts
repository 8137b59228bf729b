import type { DescField, DescMessage, DescOneof, Registry } from "@bufbuild/protobuf";

/**
 * Gives every field and oneof of a message a property of its own.
 *
 * protobuf-es keeps a field under its name in camelCase, and a oneof under its
 * own. Protobuf lets two of them share such a name: a field `a_b` and a oneof
 * `aB` anywhere, two fields `a_b` and `aB` in proto2. One would then overwrite
 * the other. And a message in a field `hasOwnProperty` would be looked for where
 * every object has something else. To be called on a registry before the first message is made of it.
 */
export function separateLocalNames<R extends Registry>(registry: R): R {
  for (const type of registry) {
    if (type.kind === "message") separate(type);
  }
  return registry;
}

function separate(message: DescMessage): void {
  const taken = new Set<string>();
  for (const member of [...message.fields, ...message.oneofs]) {
    let name = member.localName;
    while (taken.has(name) || name in Object.prototype) name += "$";
    taken.add(name);
    if (name !== member.localName) rename(message, member, name);
  }
}

/** Descriptors are read-only to those who use them, not to those who make them. */
function rename(message: DescMessage, member: DescField | DescOneof, name: string): void {
  (member as { localName: string }).localName = name;
  if (member.kind === "field") message.field[name] = member;
}
