import { createRegistry, type DescFile, type DescService, type Registry } from "@bufbuild/protobuf";

/**
 * Every type that the services' files have or import. Binary messages need no
 * such thing; in JSON an Any has to be read by its type's name, and an
 * extension by its own.
 */
export function typesOf(services: readonly DescService[]): Registry {
  const files = new Set<DescFile>(services.map(({ file }) => file));
  // A set grows while it is walked, so this reaches the imports of imports.
  for (const file of files) for (const dependency of file.dependencies) files.add(dependency);
  return createRegistry(...files);
}
