import { createBridgeServer } from "@grpc-playground/bridge/server";
import { Health } from "@grpc-playground/gen/grpc/health/v1/health_pb";
import { ServerReflection as Reflection } from "@grpc-playground/gen/grpc/reflection/v1/reflection_pb";
import { ServerReflection as ReflectionAlpha } from "@grpc-playground/gen/grpc/reflection/v1alpha/reflection_pb";
import type { Logger } from "pino";
import { createGeneratorService } from "./generator/generator-service.ts";
import { startGrpcServer } from "./grpc/index.ts";
import { createHttpApp } from "./http/app.ts";
import { trackConnections } from "./http/connections.ts";
import { logBridge } from "./http/log-bridge.ts";
import { createInterceptors } from "./interceptors/index.ts";
import { defaultLimits, type PlaygroundLimits } from "./limits.ts";
import { portError } from "./config/port-error.ts";
import { settings } from "./config/settings.ts";
import { createLogger } from "./logging/logger.ts";
import { createPractice } from "./practice/practice.ts";
import { createPracticeService } from "./practice/practice-service.ts";
import { createSchemaService } from "./schema/schema-service.ts";
import { createServices, type PlaygroundService } from "./services/index.ts";
import { formatAddress } from "./targets/address.ts";
import { ownAddress } from "./targets/own-address.ts";
import { createTargetPolicy } from "./targets/policy.ts";
import { reachTarget } from "./targets/reach.ts";
import { createTraces } from "./witness/traces.ts";
import { createWitnessService } from "./witness/witness-service.ts";

export interface PlaygroundOptions {
  /** The address to listen on, 127.0.0.1 unless given. Anything but loopback lets others in. */
  readonly host?: string;
  /** The HTTP port; 0, the default, picks a free one. */
  readonly port?: number;
  /** The gRPC port; 0, the default, picks a free one. */
  readonly grpcPort?: number;
  /** What to serve on both listeners: the playground's own services unless given. */
  readonly services?: readonly PlaygroundService[];
  /** Silent unless given. */
  readonly logger?: Logger;
  /** `host:port` entries that may be called when `host` is not loopback (see `createTargetPolicy`). */
  readonly allowTargets?: readonly string[];
  /** Other origins whose pages may call, such as a vite dev server's. */
  readonly devOrigins?: readonly string[];
  /** The folder of the built page. Without it there is no page, and all else works. */
  readonly webRoot?: string;
  /** PEM; without it the gRPC port speaks plaintext HTTP/2 (h2c). */
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer };
  readonly limits?: Partial<PlaygroundLimits>;
  /** How long unary calls may take to finish when it closes, in milliseconds; 2,000 unless given. */
  readonly graceMs?: number;
}

/** What there is to count, for tests and for the curious. */
export interface PlaygroundStats {
  /** Open TCP connections on the HTTP listener. */
  readonly httpConnections: number;
  readonly bridge: { readonly sockets: number; readonly calls: number; readonly sessions: number };
}

export interface Playground {
  /** Such as `http://127.0.0.1:8080`. */
  readonly httpUrl: string;
  readonly httpPort: number;
  readonly grpcPort: number;
  readonly host: string;
  readonly stats: () => PlaygroundStats;
  /** Ends open calls with UNAVAILABLE and stops listening. Settles when all is closed. */
  readonly close: () => Promise<void>;
}

/**
 * Starts both listeners: HTTP (page, Connect, gRPC-Web, bridge) and gRPC.
 *
 * @throws PortError when a port cannot be had, naming it and the setting to change.
 * @throws ConnectError INVALID_ARGUMENT when an entry of `allowTargets` is not `host:port`.
 */
export async function createPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const { host = "127.0.0.1", tls, graceMs = 2000 } = options;
  const logger = options.logger ?? createLogger({ level: "silent" });
  const limits = { ...defaultLimits, ...options.limits };
  const services = options.services ?? createServices({ logger });
  const traces = createTraces();
  const interceptors = createInterceptors({ logger, traces });

  const practice = createPractice((place) =>
    startGrpcServer({ services, interceptors, logger, limits, ...place }),
  );

  let grpcPort = 0;
  const policy = createTargetPolicy({
    boundHost: host,
    allowTargets: options.allowTargets ?? [],
    practice: practice.at,
    own: () => ({ host: ownAddress(host), port: grpcPort, tls: tls !== undefined }),
  });
  const grpc = await startGrpcServer({
    host,
    port: options.grpcPort ?? 0,
    services,
    interceptors,
    logger,
    limits,
    ...(tls === undefined ? {} : { tls }),
  }).catch((error: unknown) => {
    throw portError(
      error,
      { protocol: "gRPC", setting: settings.grpcPort },
      host,
      options.grpcPort ?? 0,
    );
  });
  grpcPort = grpc.port;

  const bridge = createBridgeServer({
    resolve: async (target, signal) => reachTarget(await policy.resolve(target, signal)),
    limits: { maxCallMs: limits.maxStreamMs, ...limits.bridge },
    log: logBridge(logger),
  });
  const schema = createSchemaService({
    policy,
    ownServices: [
      ...services.map(({ service }) => service),
      Health,
      Reflection,
      ReflectionAlpha,
    ].map(({ typeName }) => typeName),
    ownGrpc: { host, port: grpcPort },
    limits,
  });
  const app = await createHttpApp({
    boundHost: host,
    devOrigins: options.devOrigins ?? [],
    services: [
      ...services,
      schema,
      createWitnessService(traces),
      createPracticeService(practice),
      createGeneratorService(),
    ],
    interceptors,
    bridge,
    logger,
    webRoot: options.webRoot,
    limits,
  });
  const connections = trackConnections(app.server);
  await app.listen({ host, port: options.port ?? 0 }).catch(async (error: unknown) => {
    await Promise.all([grpc.close({ graceMs: 0 }), app.close()]);
    throw portError(error, { protocol: "HTTP", setting: settings.port }, host, options.port ?? 0);
  });
  const bound = app.server.address();
  const httpPort = typeof bound === "object" && bound !== null ? bound.port : 0;

  async function closeAll(): Promise<void> {
    // A response that nobody reads must not keep the process; nor a client that holds on.
    const cut = setTimeout(() => connections.destroy(), graceMs);
    await Promise.all([grpc.close({ graceMs }), practice.close({ graceMs }), app.close()]);
    clearTimeout(cut);
  }
  let closing: Promise<void> | undefined;
  return {
    httpUrl: `http://${formatAddress({ host: ownAddress(host), port: httpPort })}`,
    httpPort,
    grpcPort,
    host,
    stats: () => ({ httpConnections: connections.size, bridge: bridge.stats() }),
    close: () => (closing ??= closeAll()),
  };
}
