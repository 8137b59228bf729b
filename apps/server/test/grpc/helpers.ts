import {
  fromBinary,
  toBinary,
  type DescMethod,
  type DescService,
  type Message,
} from "@bufbuild/protobuf";
import { createClient, type Client, type Transport } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { Client as GrpcClient, credentials } from "@grpc/grpc-js";
import { onTestFinished } from "vitest";
import { startGrpcServer, type GrpcServer, type GrpcServerOptions } from "../../src/grpc/index.ts";
import { createInterceptors } from "../../src/interceptors/index.ts";
import { createServices } from "../../src/services/index.ts";
import { recordLogs, type LogRecords } from "../logging/record-logs.ts";

export interface TestServer extends GrpcServer {
  readonly logs: LogRecords;
  readonly transport: Transport;
  client<S extends DescService>(service: S): Client<S>;
  /** A channel of grpc-js of its own. */
  channel(): GrpcClient;
}

/** The gRPC listener on a free port, with the playground's services unless told otherwise. */
export async function startServer(options: Partial<GrpcServerOptions> = {}): Promise<TestServer> {
  const logs = recordLogs();
  const { logger } = logs;
  const server = await startGrpcServer({
    host: "127.0.0.1",
    port: 0,
    services: createServices({ logger }),
    interceptors: createInterceptors({ logger }),
    logger,
    ...options,
  });
  onTestFinished(() => server.close({ graceMs: 0 }));
  const transport = createGrpcTransport({ baseUrl: `http://127.0.0.1:${server.port}` });
  return {
    ...server,
    logs,
    transport,
    client: (service) => createClient(service, transport),
    channel() {
      const channel = new GrpcClient(`127.0.0.1:${server.port}`, credentials.createInsecure());
      onTestFinished(() => channel.close());
      return channel;
    },
  };
}

/** What grpc-js's `make...Request` needs of a method: path, serializer, deserializer. */
export function stub(method: DescMethod) {
  return [
    `/${method.parent.typeName}/${method.name}`,
    (message: Message) => Buffer.from(toBinary(method.input, message)),
    (bytes: Buffer) => fromBinary(method.output, bytes),
  ] as const;
}
