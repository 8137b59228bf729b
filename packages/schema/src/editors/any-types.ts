import type { DescMessage, Registry } from "@bufbuild/protobuf";

const known = new WeakMap<Registry, readonly DescMessage[]>();

/** The message types that an Any may hold, by full name: the target's own before those of google. */
export function messageTypesOf(registry: Registry | undefined): readonly DescMessage[] {
  if (!registry) return [];
  const types = known.get(registry) ?? collect(registry);
  known.set(registry, types);
  return types;
}

function collect(registry: Registry): readonly DescMessage[] {
  const types: DescMessage[] = [];
  for (const type of registry) {
    // The entries of a map are messages that nobody names.
    if (type.kind === "message" && !type.proto.options?.mapEntry) types.push(type);
  }
  return types.toSorted((a, b) => rank(a) - rank(b) || (a.typeName < b.typeName ? -1 : 1));
}

/** A person's own types, then google's well-known ones, then what servers bring along, then what describes schemas and rules. */
function rank({ typeName, file }: DescMessage): number {
  if (/^(google\/protobuf\/(descriptor|compiler\/)|buf\/validate\/)/.test(file.name)) return 3;
  if (typeName.startsWith("google.protobuf.")) return 1;
  return /^(google|grpc)\./.test(typeName) ? 2 : 0;
}

/** A type's name as the URL of an Any, if it is a bare name; a URL stays as it is. */
export function urlOf(typed: string): string {
  const name = typed.trim();
  return name === "" || name.includes("/") ? name : `type.googleapis.com/${name}`;
}
