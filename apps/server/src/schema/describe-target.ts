import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError } from "@connectrpc/connect";
import type { ResolvedTarget } from "@grpc-playground/bridge/server";
import type { DescribeResponseSchema } from "@grpc-playground/gen/playground/v1/schema_pb";
import { setTimeout } from "node:timers/promises";
import type { SchemaLimits } from "../limits.ts";
import { collectFiles, schemaTooLarge } from "./collect-files.ts";
import { createBreather } from "./repair/breather.ts";
import { openReflection } from "./reflection-client.ts";
import { repairFiles } from "./repair/index.ts";
import { openTargetClient } from "./target-client.ts";

/** How long a target may take to end a stream that was half-closed. */
const FAREWELL_MS = 200;

/** Reads a target's schema by server reflection, and mends it. */
export async function describeTarget(
  target: ResolvedTarget,
  limits: SchemaLimits,
  callerSignal: AbortSignal,
): Promise<MessageInitShape<typeof DescribeResponseSchema>> {
  const timeout = AbortSignal.timeout(limits.schemaTimeoutMs);
  const signal = AbortSignal.any([callerSignal, timeout]);
  const client = openTargetClient(target, limits.maxSchemaBytes);
  // The connection may still be on its way, where the call's signal does not reach.
  signal.addEventListener("abort", client.close, { once: true });
  try {
    const reflection = await openReflection(client.transport, target.name, signal);
    const breathe = createBreather(signal);
    const { files, notes } = await collectFiles(reflection, limits, breathe);
    // Politeness, with a limit: all that was asked for is here.
    await Promise.race([reflection.close(), setTimeout(FAREWELL_MS)]);
    const repaired = await repairFiles(files, breathe);
    return {
      files: create(FileDescriptorSetSchema, { file: repaired.files }),
      services: [...new Set(reflection.services)],
      source: reflection.source,
      notes: [...notes.list(), ...repaired.notes],
    };
  } catch (error) {
    if (timeout.aborted && !callerSignal.aborted) throw tookTooLong(target.name, limits);
    throw inWords(ConnectError.from(error), target, limits);
  } finally {
    signal.removeEventListener("abort", client.close);
    client.close();
  }
}

function tookTooLong(name: string, { schemaTimeoutMs }: SchemaLimits): ConnectError {
  return new ConnectError(
    `reading the schema of ${name} took longer than ${schemaTimeoutMs} ms (limit ` +
      `schemaTimeoutMs): start the playground with a larger --schema-timeout-ms`,
    Code.DeadlineExceeded,
  );
}

function inWords(error: ConnectError, target: ResolvedTarget, limits: SchemaLimits): ConnectError {
  if (error.code === Code.ResourceExhausted && error.rawMessage.includes("readMaxBytes")) {
    return schemaTooLarge(limits);
  }
  if (error.code === Code.PermissionDenied || error.code === Code.Unauthenticated) {
    return new ConnectError(
      `${target.name} does not let its services be listed: ${error.rawMessage}`,
      error.code,
    );
  }
  return error;
}
