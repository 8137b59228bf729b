import type { DescService } from "@bufbuild/protobuf";

/**
 * Whether calls of a service obey the lab and are witnessed. Those of gRPC itself
 * do not: a client that sends the lab's metadata sends it with the reflection
 * that it needs to make the call.
 */
export function takesPart(service: DescService): boolean {
  return !service.typeName.startsWith("grpc.");
}
