import type { DescService } from "@bufbuild/protobuf";
import { ServerCredentials, type Server, type ServiceDefinition } from "@grpc/grpc-js";
import { endWithTheBench } from "../../support/end-with-the-bench.ts";
import { setting } from "../../support/serve-jobs.ts";
import { pathOf } from "../method-path.ts";

const asItIs = (bytes: Buffer) => bytes;

/** A grpc-js definition of some methods of a service, whose handlers answer with bytes. */
export function definitionOf(
  service: DescService,
  methods: readonly string[],
  requestDeserialize: (bytes: Buffer) => object,
): ServiceDefinition {
  return Object.fromEntries(
    methods.map((name) => {
      const method = service.method[name];
      if (method === undefined) throw new Error(`${service.typeName} has no method ${name}.`);
      return [
        name,
        {
          path: pathOf(method),
          requestStream: method.methodKind === "client_streaming",
          responseStream: method.methodKind === "server_streaming",
          requestDeserialize,
          // Only servers are made of it, and they never serialize a request.
          requestSerialize: () => Buffer.of(),
          responseSerialize: asItIs,
          responseDeserialize: asItIs,
        },
      ];
    }),
  );
}

/** Listens where the bench said. */
export function serveContender(server: Server): void {
  const address = `127.0.0.1:${setting("PORT")}`;
  server.bindAsync(address, ServerCredentials.createInsecure(), (error) => {
    if (error) throw error;
  });
  endWithTheBench();
}
