import { setImmediate as turn } from "node:timers/promises";
import { Code, ConnectError, createServiceImplSpec, type Interceptor } from "@connectrpc/connect";
import { logVerbosity, Server, ServerCredentials, setLogVerbosity } from "@grpc/grpc-js";
import type { Logger } from "pino";
import type { PlaygroundService } from "../services/service.ts";
import { noteAcceptedEncodings } from "./accept-encoding.ts";
import { createHealth } from "./health.ts";
import { defaultLimits, type GrpcLimits } from "./limits.ts";
import { createMethodHandler, type MethodHandler } from "./method-handler.ts";
import type { CallScope, OpenCall } from "./open-call.ts";
import { createReflection } from "./reflection.ts";
import { trackSockets } from "./sockets.ts";
import { takeOver } from "./take-over.ts";

export interface GrpcServerOptions {
  /** The address to listen on, such as 127.0.0.1, ::1 or a name. */
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** What to serve; health and reflection come on top. */
  readonly services: readonly PlaygroundService[];
  /** Outermost first, as Connect has them. */
  readonly interceptors: readonly Interceptor[];
  readonly logger: Logger;
  /** PEM; without it the port speaks plaintext HTTP/2 (h2c). */
  readonly tls?: { readonly key: string | Buffer; readonly cert: string | Buffer };
  readonly limits?: Partial<GrpcLimits>;
}

export interface GrpcServer {
  readonly port: number;
  /**
   * Drains: health turns NOT_SERVING, new calls are refused, open streams end
   * with UNAVAILABLE, unary calls get `graceMs` milliseconds to finish (5,000
   * unless given), and whatever is left after that is cut off.
   */
  close(options?: { readonly graceMs?: number }): Promise<void>;
  /** Ends at once, as a crash does: nobody is told, connections are cut. */
  kill(): void;
}

/**
 * Serves the services to every gRPC client, with health and reflection (v1 and
 * v1alpha).
 *
 * @throws Error when the address cannot be listened on
 */
export async function startGrpcServer(options: GrpcServerOptions): Promise<GrpcServer> {
  const { logger } = options;
  quietGrpc();
  const limits = { ...defaultLimits, ...options.limits };
  const open = new Set<OpenCall>();
  let refusal: ConnectError | undefined;
  const scope: CallScope = { limits, logger, open, refusal: () => refusal };

  const health = createHealth();
  const services = [...options.services, health.service];
  services.push(...createReflection(() => services.map(({ service }) => service)));
  for (const { service } of services) health.set(service.typeName, "SERVING");

  const handlers = new Map<string, MethodHandler>();
  const server = new Server({
    "grpc.enable_channelz": 0,
    "grpc.max_receive_message_length": limits.maxReceiveBytes,
    // Checked in bytes of this server's own counting, with an error that says so.
    "grpc.max_send_message_length": -1,
    "grpc.max_concurrent_streams": limits.maxConcurrentCalls,
    interceptors: [takeOver(handlers, scope)],
  });
  for (const { service, implementation } of services) {
    for (const spec of Object.values(createServiceImplSpec(service, implementation).methods)) {
      const handler = createMethodHandler(spec, options.interceptors);
      handlers.set(handler.path, handler);
      server.register(handler.path, unreachable, asIs, asIs, grpcTypes[spec.kind]);
    }
  }
  const port = await listen(server, options);
  noteAcceptedEncodings(server);
  const cutSockets = trackSockets(server);

  async function drain(graceMs: number): Promise<void> {
    refusal = new ConnectError("the server is shutting down; try again later", Code.Unavailable);
    health.drain();
    // Those who watch the server's health hear of it before their call ends.
    await turn();
    const ended = new ConnectError(
      "the server is shutting down and ended this call; try again later",
      Code.Unavailable,
    );
    for (const call of open) if (call.handler.kind === "stream") call.fail(ended);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        for (const call of open) call.fail(ended);
        // grpc-js forgets its callback when a session is destroyed at the wrong moment.
        setImmediate(() => {
          server.forceShutdown();
          resolve();
        });
      }, graceMs);
      server.tryShutdown((error) => {
        clearTimeout(timer);
        if (error !== undefined) logger.warn({ err: error }, "gRPC shutdown");
        resolve();
      });
    });
  }

  let closing: Promise<void> | undefined;
  return {
    port,
    close: ({ graceMs = 5000 } = {}) => (closing ??= drain(graceMs)),
    kill() {
      closing ??= Promise.resolve();
      cutSockets();
      server.forceShutdown();
    },
  };
}

/**
 * grpc-js prints metadata that it cannot read to stderr, values and all, and
 * errors that it also reports. GRPC_VERBOSITY brings that back.
 */
function quietGrpc(): void {
  if (process.env["GRPC_VERBOSITY"] === undefined) setLogVerbosity(logVerbosity.NONE);
}

const grpcTypes = {
  unary: "unary",
  client_streaming: "clientStream",
  server_streaming: "serverStream",
  bidi_streaming: "bidi",
} as const;

/** Messages stay bytes within grpc-js, so that what does not decode gets an error of its own. */
function asIs(bytes: Buffer): Buffer {
  return bytes;
}

function unreachable(): never {
  throw new Error("answered by the interceptor");
}

function listen(server: Server, { host, port, tls }: GrpcServerOptions): Promise<number> {
  const credentials =
    tls === undefined
      ? ServerCredentials.createInsecure()
      : ServerCredentials.createSsl(null, [
          { private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.cert) },
        ]);
  const address = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, bound) => {
      if (error === null) resolve(bound);
      else reject(new Error(`cannot serve gRPC on ${address}: ${error.message}`, { cause: error }));
    });
  });
}
