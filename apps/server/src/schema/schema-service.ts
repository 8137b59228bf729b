import { fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { image } from "@grpc-playground/gen/image";
import { SchemaService } from "@grpc-playground/gen/playground/v1/schema_pb";
import type { SchemaLimits } from "../limits.ts";
import { defineService, type PlaygroundService } from "../services/index.ts";
import { ownAddresses } from "../targets/own-address.ts";
import type { TargetPolicy } from "../targets/policy.ts";
import { reachTarget } from "../targets/reach.ts";
import { describeTarget } from "./describe-target.ts";

export interface SchemaServiceOptions {
  readonly policy: TargetPolicy;
  /** Full names of what the playground's own gRPC port serves, in order. */
  readonly ownServices: readonly string[];
  /** What the playground's own gRPC port is bound to. */
  readonly ownGrpc: { readonly host: string; readonly port: number };
  readonly limits: SchemaLimits;
}

/** How the page learns what a target can do (proto/playground/v1/schema.proto). */
export function createSchemaService(options: SchemaServiceOptions): PlaygroundService {
  const { policy, ownServices, ownGrpc, limits } = options;
  const own = {
    files: fromBinary(FileDescriptorSetSchema, Buffer.from(image, "base64")),
    services: [...ownServices],
    source: "image",
    notes: [],
  };
  return defineService(SchemaService, {
    async describe({ target }, { signal, requestHeader }) {
      if (target === undefined) {
        return { ...own, addresses: ownAddresses(ownGrpc, requestHeader.get("host")) };
      }
      const allowed = await policy.resolve(target, signal);
      return describeTarget(reachTarget(allowed), limits, signal);
    },
  });
}
