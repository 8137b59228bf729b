import type { DescService } from "@bufbuild/protobuf";
import type { ServiceImpl } from "@connectrpc/connect";

/** A service and the one implementation of it that every listener serves. */
export interface PlaygroundService {
  readonly service: DescService;
  readonly implementation: ServiceImpl<DescService>;
}

/**
 * Pairs a descriptor with its implementation. The pairing is checked here, so
 * that a list of different services needs no generics.
 */
export function defineService<S extends DescService>(
  service: S,
  implementation: ServiceImpl<S>,
): PlaygroundService {
  return { service, implementation: implementation };
}
