import type { DescService } from "@bufbuild/protobuf";
import { GeneratorService } from "@grpc-playground/gen/playground/v1/generator_pb";
import { PracticeService } from "@grpc-playground/gen/playground/v1/practice_pb";
import { SchemaService } from "@grpc-playground/gen/playground/v1/schema_pb";
import { WitnessService } from "@grpc-playground/gen/playground/v1/witness_pb";

/** The page's own: a watch that watches itself would never end. */
const ofThePage: ReadonlySet<string> = new Set(
  [GeneratorService, PracticeService, SchemaService, WitnessService].map(
    ({ typeName }) => typeName,
  ),
);

/**
 * Whether calls of a service obey the lab, and are witnessed. The services of
 * gRPC itself do not: a client that sends the lab's metadata sends it with the
 * reflection that it needs to make the call. Nor do those of the page.
 */
export function takesPart({ typeName }: DescService): boolean {
  return !typeName.startsWith("grpc.") && !ofThePage.has(typeName);
}
