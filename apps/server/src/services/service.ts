import type { DescService } from "@bufbuild/protobuf";
import type { ServiceImpl } from "@connectrpc/connect";

/** A service and the one implementation of it that every listener serves. */
export interface PlaygroundService {
  readonly service: DescService;
  readonly implementation: ServiceImpl<DescService>;
}

/**
 * Pairs a descriptor with its implementation. The pairing is checked here, so
 * that a list of different services needs no generics. A method that is left
 * out is UNIMPLEMENTED.
 */
export function defineService<S extends DescService>(
  service: S,
  implementation: Partial<ServiceImpl<S>>,
): PlaygroundService {
  // Sound because a listener hands a method only what its own descriptor
  // parsed, and looks whether there is one.
  return { service, implementation: implementation as ServiceImpl<DescService> };
}
