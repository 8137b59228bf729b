import {
  createFileRegistry,
  type DescMethod,
  type DescService,
  type FileRegistry,
  fromBinary,
  type Message,
} from "@bufbuild/protobuf";
import { type FileDescriptorSet, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type { ConnectRouter, HandlerContext, ServiceImpl } from "@connectrpc/connect";
import { connectNodeAdapter } from "@connectrpc/connect-node";
import { image } from "@grpc-playground/gen/image";
import { AsyncLocalStorage } from "node:async_hooks";
import { once } from "node:events";
import { createServer as createHttp1 } from "node:http";
import { createServer as createHttp2 } from "node:http2";
import type { AddressInfo, Server } from "node:net";
import { serveReflection } from "./reflection.ts";

/** What a server was sent in one call. */
export interface RecordedCall {
  /** `package.Service/Method`. */
  readonly path: string;
  readonly messages: readonly Message[];
  /** Each line of it as it came, names in lower case, in order; without what the protocol writes itself. */
  readonly metadata: readonly (readonly [name: string, value: string])[];
  /** What was left of the deadline when the call came; undefined without one. */
  readonly timeoutMs: number | undefined;
}

/**
 * A server that writes down what it is sent: every service of proto/ but the
 * standards' own, over gRPC on one port, over Connect and gRPC-Web by HTTP/1.1
 * on another. It answers with the messages themselves where the types allow,
 * else with empty ones.
 */
export interface Recorder extends AsyncDisposable {
  /** `host:port` of gRPC, with reflection. */
  readonly grpc: string;
  /** `http://host:port`. */
  readonly http: string;
  /** Every type that it knows. */
  readonly registry: FileRegistry;
  /** The calls since this was last asked. */
  take(): readonly RecordedCall[];
}

/** What a client of any protocol sends of its own accord. */
const written =
  /^(:.*|content-(type|length|encoding)|te|host|connection|user-agent|accept|accept-encoding|accept-language|sec-fetch-mode|transfer-encoding|connect-.*|grpc-.*)$/;

/** @param set The files whose services it serves; those of proto/ unless given. */
export async function startRecorder(set: FileDescriptorSet = ownFiles()): Promise<Recorder> {
  const registry = createFileRegistry(set);
  let calls: RecordedCall[] = [];
  // Headers join lines of one name; here each stays as it came.
  const rawHeaders = new AsyncLocalStorage<readonly string[]>();

  const routes = (router: ConnectRouter) => {
    serveReflection(router, registry);
    for (const type of registry) {
      if (type.kind !== "service" || type.typeName.startsWith("grpc.")) continue;
      router.service(type, implement(type, record));
    }
  };
  function record(method: DescMethod, context: HandlerContext, messages: readonly Message[]) {
    calls.push({
      path: `${method.parent.typeName}/${method.name}`,
      messages,
      metadata: pairs(rawHeaders.getStore() ?? []).filter(([name]) => !written.test(name)),
      timeoutMs: context.timeoutMs(),
    });
  }

  const adapter = connectNodeAdapter({ routes, jsonOptions: { registry } });
  const http2 = createHttp2((request, response) =>
    rawHeaders.run(request.rawHeaders, () => adapter(request, response)),
  );
  const http1 = createHttp1((request, response) =>
    rawHeaders.run(request.rawHeaders, () => adapter(request, response)),
  );
  const [grpc, http] = await Promise.all([listen(http2), listen(http1)]);
  return {
    grpc,
    http: `http://${http}`,
    registry,
    take() {
      const taken = calls;
      calls = [];
      return taken;
    },
    async [Symbol.asyncDispose]() {
      http1.closeAllConnections();
      await Promise.all([close(http1), close(http2)]);
    },
  };
}

function pairs(flat: readonly string[]): RecordedCall["metadata"] {
  return flat.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), flat[index + 1] ?? ""] as const] : [],
  );
}

function ownFiles(): FileDescriptorSet {
  return fromBinary(FileDescriptorSetSchema, Buffer.from(image, "base64"));
}

type Record = (method: DescMethod, context: HandlerContext, messages: readonly Message[]) => void;

/** Handlers of all four types, made from the descriptor. */
function implement(service: DescService, record: Record): ServiceImpl<DescService> {
  const handlers = service.methods.map((method) => {
    const isEcho = method.input.typeName === method.output.typeName;
    const answer = (message: Message | undefined) => (isEcho ? (message ?? {}) : {});
    const byKind = {
      unary: (request: Message, context: HandlerContext) => {
        record(method, context, [request]);
        return answer(request);
      },
      server_streaming: async function* (request: Message, context: HandlerContext) {
        record(method, context, [request]);
        yield answer(request);
      },
      client_streaming: async (requests: AsyncIterable<Message>, context: HandlerContext) => {
        const messages = await gather(requests);
        record(method, context, messages);
        return answer(messages[0]);
      },
      bidi_streaming: async function* (requests: AsyncIterable<Message>, context: HandlerContext) {
        const messages = await gather(requests);
        record(method, context, messages);
        yield* messages.map(answer);
      },
    };
    return [method.localName, byKind[method.methodKind]] as const;
  });
  return Object.fromEntries(handlers) as ServiceImpl<DescService>;
}

async function gather(requests: AsyncIterable<Message>): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for await (const request of requests) messages.push(request);
  return messages;
}

async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => void server.close(() => resolve()));
}
