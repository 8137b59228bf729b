import { Code, ConnectError, type Interceptor } from "@connectrpc/connect";
import { fastifyConnectPlugin } from "@connectrpc/connect-fastify";
import type { BridgeServer } from "@grpc-playground/bridge/server";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from "fastify";
import type { IncomingMessage } from "node:http";
import type { Logger } from "pino";
import { requestTooLarge } from "../grpc/limits.ts";
import { callValues } from "../interceptors/index.ts";
import type { PlaygroundLimits } from "../limits.ts";
import type { PlaygroundService } from "../services/index.ts";
import { formatAddress } from "../targets/address.ts";
import { serveBridge } from "./bridge-route.ts";
import { createCallGate, createStreamTimeLimit } from "./call-limits.ts";
import { createGuard, type GuardOptions } from "./guard.ts";
import { typesOf } from "./json-types.ts";
import { limitBody } from "./limit-body.ts";
import { setPageHeaders } from "./page-headers.ts";
import { servePage } from "./page.ts";
import { refuse } from "./refuse.ts";

export interface HttpAppOptions extends GuardOptions {
  readonly services: readonly PlaygroundService[];
  readonly interceptors: readonly Interceptor[];
  readonly bridge: BridgeServer;
  readonly logger: Logger;
  /** The folder of the built page; without it, `/` says how to build it. */
  readonly webRoot: string | undefined;
  readonly limits: PlaygroundLimits;
}

/**
 * The HTTP listener: the page, the services over Connect and gRPC-Web, the
 * bridge, and `/healthz`. Closing it ends open calls with UNAVAILABLE.
 */
export async function createHttpApp(options: HttpAppOptions): Promise<FastifyInstance> {
  const { services, limits } = options;
  const logger: FastifyBaseLogger = options.logger;
  const guard = createGuard(options);
  const shutdown = new AbortController();
  const app = Fastify({
    loggerInstance: ofFastify(options.logger),
    // The call log has what happened; a line for every asset says nothing.
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: true },
    // Whoever offers h2c, as curl and Java do, is answered in HTTP/1.1. (Before
    // Node 24.9 everything that offers something is taken for a WebSocket.)
    http: { shouldUpgradeCallback: isWebSocket },
  });

  // First, because a refusal has to find the plugin's own hooks run: they close
  // the socket of an upgrade that is refused.
  await serveBridge(app, options.bridge);
  app.addHook("onRequest", async (request, reply) => {
    const refusal = guard({
      method: request.method,
      upgrade: request.headers.upgrade !== undefined,
      host: request.headers.host,
      origin: request.headers.origin,
      site: request.headers["sec-fetch-site"],
    });
    // The answer to a call is no page, and people look at its headers to learn.
    if (request.method === "POST") reply.header("x-content-type-options", "nosniff");
    else setPageHeaders(reply, refusal === undefined ? request.headers.host : undefined);
    if (refusal === undefined) return;
    logger.warn(
      { method: request.method, path: pathOf(request), reason: refusal },
      "request refused",
    );
    await refuse(request, reply, 403, new ConnectError(refusal, Code.PermissionDenied));
  });
  app.addHook("preClose", (done) => {
    shutdown.abort(
      new ConnectError(
        "the server is shutting down and ended this call; try again later",
        Code.Unavailable,
      ),
    );
    done();
  });
  // Node closes what is idle when it is told to close, but not what becomes so later.
  app.addHook("onResponse", (_, __, done) => {
    if (shutdown.signal.aborted) setImmediate(() => app.server.closeIdleConnections());
    done();
  });
  // Bodies are read by Connect, within its own limits, or not at all.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_, __, done) => done(null));
  app.addHook("preHandler", async (request, reply) => {
    const { "content-length": length = 0, "content-type": type = "" } = request.headers;
    const enveloped = /^application\/(grpc|connect\+)/u.test(type);
    // Connect looks at this length before it looks at the body.
    if (!enveloped && Number(length) > limits.maxReceiveBytes) {
      return refuse(request, reply, 413, requestTooLarge(limits));
    }
    request.body = limitBody(request.raw, enveloped, limits);
    return undefined;
  });
  app.setNotFoundHandler(async (request, reply) => {
    const text = notFound(request, services);
    return refuse(request, reply, 404, new ConnectError(text, Code.Unimplemented));
  });
  app.setErrorHandler(async (error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) logger.error({ err: error, path: pathOf(request) }, "request failed");
    const text = status >= 500 || !(error instanceof Error) ? "internal error" : error.message;
    const code = status >= 500 ? Code.Internal : Code.InvalidArgument;
    return refuse(request, reply, status, new ConnectError(text, code));
  });

  await app.register(fastifyConnectPlugin, {
    // gRPC itself is the other listener's: this one speaks HTTP/1.1.
    grpc: false,
    requestGate: createCallGate(limits, options.logger),
    interceptors: [...options.interceptors, createStreamTimeLimit(limits)],
    contextValues({ socket }: FastifyRequest) {
      // Asked for now: a socket that has been closed does not know any more.
      const { remoteAddress: host = "unknown", remotePort: port = 0 } = socket;
      return callValues(() => formatAddress({ host, port }));
    },
    jsonOptions: { registry: typesOf(services.map(({ service }) => service)) },
    readMaxBytes: limits.maxReceiveBytes,
    // A schema goes out as JSON to pages, which takes several times its bytes.
    writeMaxBytes: Math.max(limits.maxSendBytes, 4 * limits.maxSchemaBytes),
    shutdownSignal: shutdown.signal,
    routes(router) {
      for (const { service, implementation } of services) router.service(service, implementation);
    },
  });
  app.get("/healthz", async (_, reply) =>
    reply.header("cache-control", "no-store").type("text/plain; charset=utf-8").send("ok\n"),
  );
  await app.register((page) => servePage(page, options.webRoot));
  return app;
}

function isWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === "websocket";
}

/** What was asked for, without the query: that may hold anything. */
function pathOf(request: FastifyRequest): string {
  return (request.url.split("?")[0] ?? "").slice(0, 200);
}

/** Says what is wrong with a path: for a call, the service or the method in it. */
function notFound(request: FastifyRequest, services: readonly PlaygroundService[]): string {
  const path = pathOf(request);
  const [, typeName, method] = /^\/([\w.]+)\/(\w+)$/u.exec(path) ?? [];
  if (request.method !== "POST" || typeName === undefined) {
    return `There is nothing at ${request.method} ${path}.`;
  }
  const found = services.find(({ service }) => service.typeName === typeName);
  if (found === undefined) return `This server has no service "${typeName}".`;
  const names = found.service.methods.map(({ name }) => name).join(", ");
  return `${typeName} has no method "${method}"; it has ${names}.`;
}

function statusOf(error: unknown): number {
  if (typeof error !== "object" || error === null || !("statusCode" in error)) return 500;
  return typeof error.statusCode === "number" ? error.statusCode : 500;
}

/** Fastify's own information is that it listens, which the welcome says better. */
function ofFastify(logger: Logger): FastifyBaseLogger {
  return logger.child({}, logger.isLevelEnabled("warn") ? { level: "warn" } : {});
}
