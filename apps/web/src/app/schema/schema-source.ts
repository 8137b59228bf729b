import {
  create,
  createFileRegistry,
  type DescService,
  type FileRegistry,
} from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type { Transport } from "@connectrpc/connect";
import { SchemaNote_Kind, SchemaService } from "@grpc-playground/gen/playground/v1/schema_pb";
import { separateLocalNames } from "@grpc-playground/schema";
import type { SchemaNote } from "../../shared/lib/problem.ts";
import type { Target } from "../../shared/lib/target.ts";

/** What a target offers. */
export interface Schema {
  registry: FileRegistry;
  /** In the target's order. */
  services: readonly DescService[];
  /** `image`, or the full name of the reflection service that answered. */
  source: string;
  notes: readonly SchemaNote[];
  /** Where the playground's own services are reached over gRPC (`host:port`); empty for others. */
  addresses: readonly string[];
}

/** Learns what a target offers. Rejects with a ConnectError. */
export type LoadSchema = (target: Target, signal: AbortSignal) => Promise<Schema>;

/** Longer than the server waits for the target, so that it gets to say what was slow. */
const timeoutMs = 30_000;

/** Asks the playground's SchemaService, which asks the target. */
export function createSchemaSource(transport: Transport): LoadSchema {
  return async (target, signal) => {
    // Without a client: one call needs no more of Connect, and this is in the first load.
    const { message: described } = await transport.unary(
      SchemaService.method.describe,
      signal,
      timeoutMs,
      undefined,
      target === undefined ? {} : { target },
    );
    const registry = separateLocalNames(
      createFileRegistry(described.files ?? create(FileDescriptorSetSchema)),
    );
    const notes: SchemaNote[] = described.notes.map(({ kind, subject, message }) => ({
      kind: kind === SchemaNote_Kind.SKIPPED ? "skipped" : "repaired",
      subject,
      message,
    }));
    const services: DescService[] = [];
    for (const name of described.services) {
      const service = registry.getService(name);
      if (service !== undefined) services.push(service);
      else if (!notes.some((note) => note.kind === "skipped" && note.subject === name)) {
        const message = "The server lists this service and does not describe it.";
        notes.push({ kind: "skipped", subject: name, message });
      }
    }
    const { source, addresses } = described;
    return { registry, services, source, notes, addresses };
  };
}
