import type { DescMethod } from "@bufbuild/protobuf";

/** The method as gRPC's `:path` names it. */
export function pathOf(method: DescMethod): string {
  return `/${method.parent.typeName}/${method.name}`;
}
