import type { DescExtension, DescMessage, Registry } from "@bufbuild/protobuf";

/** What a random message may hold beside the fields of its type. */
export interface Surroundings {
  /** How many messages deep it may go. */
  readonly depth: number;
  /** How many messages there may be in all. */
  readonly budget: { left: number };
  /** Extensions and the types for Any are of this registry; without one there are none, nor unknown fields. */
  readonly registry: Registry | undefined;
}

/** Surroundings for one message. */
export function surroundings(registry: Registry | undefined, depth = 2): Surroundings {
  return { registry, depth, budget: { left: 30 } };
}

/** Whether only what has to be there may follow. */
export function isSpent({ depth, budget }: Surroundings): boolean {
  return depth <= 0 || budget.left <= 0;
}

/** The extensions of a message, in no order. */
export function extensionsOf(desc: DescMessage, registry: Registry): readonly DescExtension[] {
  const extensions = [...registry].filter((type) => type.kind === "extension");
  return extensions.filter(({ extendee }) => extendee.typeName === desc.typeName);
}
