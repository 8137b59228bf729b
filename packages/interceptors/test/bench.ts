import { createServer, type Http2Server, type ServerHttp2Session } from "node:http2";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import type { Interceptor } from "@connectrpc/connect";
import {
  connectNodeAdapter,
  createConnectTransport,
  createGrpcTransport,
} from "@connectrpc/connect-node";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { createBenchState, createClientChain } from "../src/index.ts";
import type { InterceptorName, InterceptorSighting } from "../src/index.ts";
import { createServerChain } from "../src/server.ts";

/** What the service does, and what it was asked. */
export interface Service {
  /** The first attempts that fail. */
  failing: number;
  /** After so many messages of a stream. */
  failAfter: number;
  /** Whether a stream waits after its first message, until the call is cancelled. */
  holds: boolean;
  readonly asked: Headers[];
}

/** A real gRPC server on a port of its own, both chains, and all that they tell. */
export async function startBench() {
  const service: Service = { failing: 0, failAfter: 0, holds: false, asked: [] };
  const order = { client: [] as InterceptorName[], server: [] as InterceptorName[] };
  const states = { client: createBenchState(), server: createBenchState() };
  const sightings: InterceptorSighting[] = [];
  const clock = { now: 0 };
  const report = (sighting: InterceptorSighting) => void sightings.push(sighting);
  const optionsOf = (state: typeof states.client) => ({ report, state, now: () => clock.now });

  /** A chain of its own for each call, as the bench can change between two. */
  const chain: Interceptor = (next) => (request) =>
    createServerChain(order.server, optionsOf(states.server)).reduceRight(
      (inner, interceptor) => interceptor(inner),
      next,
    )(request);

  function ask(header: Headers): void {
    service.asked.push(header);
    if (service.failAfter === 0 && service.asked.length <= service.failing) fail();
  }
  const adapter = connectNodeAdapter({
    interceptors: [chain],
    routes: (router) =>
      router.service(Greeter, {
        sayHello({ name }, { requestHeader }) {
          ask(requestHeader);
          return { message: `Hello ${name} ${service.asked.length}` };
        },
        async *parrotSaysHello({ name }, { requestHeader, signal }) {
          ask(requestHeader);
          for (let index = 0; index < 3; index++) {
            if (service.failAfter > 0 && index === service.failAfter) fail();
            yield { message: `${name} ${index}` };
            if (service.holds)
              await new Promise((_, left) => signal.addEventListener("abort", left));
          }
        },
        async chattyClientSaysHello(requests, { requestHeader }) {
          ask(requestHeader);
          let message = "";
          for await (const { name } of requests) message += name;
          return { message };
        },
        async *interactingHello(requests, { requestHeader }) {
          ask(requestHeader);
          for await (const { name } of requests) yield { message: name };
        },
      }),
  });
  const server = createServer(adapter);
  const sessions = new Set<ServerHttp2Session>();
  server.on("session", (session) => sessions.add(session));
  const port = await listen(server);

  return {
    service,
    order,
    sightings,
    clock,
    /** A client whose chain is of this moment. */
    client(protocol: "grpc" | "connect" = "grpc", host = "127.0.0.1") {
      const interceptors = createClientChain(order.client, optionsOf(states.client));
      const options = { baseUrl: `http://${host}:${port}`, interceptors };
      return createClient(
        Greeter,
        protocol === "grpc"
          ? createGrpcTransport(options)
          : createConnectTransport({ ...options, httpVersion: "2" }),
      );
    },
    /** `client auth request` and so on, in the order in which they were told. */
    told: (...whats: InterceptorSighting["what"][]) =>
      sightings
        .filter(({ what }) => whats.length === 0 || whats.includes(what))
        .map(({ side, by, what }) => `${side} ${by} ${what}`),
    notes: (by: InterceptorName) =>
      sightings.filter((one) => one.by === by && one.note !== undefined).map(({ note }) => note),
    async close() {
      for (const session of sessions) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Bench = Awaited<ReturnType<typeof startBench>>;

function fail(): never {
  throw new ConnectError("not now", Code.Unavailable);
}

async function listen(server: Http2Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}
