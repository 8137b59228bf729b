import { create, createFileRegistry, type DescMethod, type Registry } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { createClient, type Client } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import { type Bridge, type BridgeTarget, createBridge } from "@grpc-playground/bridge";
import { PracticeService } from "@grpc-playground/gen/playground/v1/practice_pb";
import { SchemaService } from "@grpc-playground/gen/playground/v1/schema_pb";
import { WitnessService } from "@grpc-playground/gen/playground/v1/witness_pb";
import type { MethodName, PracticeName } from "../../../src/index.ts";
import { startServer } from "./server.ts";

/** A server, and what a page has of it before anything is done. */
export interface Stand {
  readonly origin: string;
  readonly bridge: Bridge;
  readonly registry: Registry;
  readonly witness: Client<typeof WitnessService>;
  /** The playground's own services know it by this name. Throws for one that there is not. */
  readonly method: (name: MethodName) => DescMethod;
  /** Where a practice server is, and how it speaks. */
  readonly practice: (name: PracticeName) => Promise<BridgeTarget>;
  readonly close: () => Promise<void>;
}

export async function openStand(): Promise<Stand> {
  const server = await startServer();
  const { origin } = server;
  const transport = createConnectTransport({ baseUrl: origin, useBinaryFormat: true });
  const { files } = await createClient(SchemaService, transport).describe({});
  const registry = createFileRegistry(files ?? create(FileDescriptorSetSchema));
  const bridge = createBridge({ url: `${origin.replace(/^http/, "ws")}/bridge` });
  const practising = createClient(PracticeService, transport);
  let listed: ReturnType<typeof practising.listServers> | undefined;
  return {
    origin,
    bridge,
    registry,
    witness: createClient(WitnessService, transport),
    method({ service, method }) {
      const found = registry.getService(service)?.methods.find(({ name }) => name === method);
      if (found === undefined) throw new Error(`There is no method ${service}/${method}.`);
      return found;
    },
    async practice(wanted) {
      listed ??= practising.listServers({});
      const found = (await listed).servers.find(({ name }) => name === wanted);
      if (found === undefined) throw new Error(`There is no practice server ${wanted}.`);
      return { address: found.address, tls: found.tls };
    },
    async close() {
      bridge.close();
      await server.stop();
    },
  };
}
