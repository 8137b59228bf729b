import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import { DelayedReplySchema, Greeter, HelloReplySchema } from "@grpc-playground/gen/greet_pb";
import type { DelayedReply, HelloReply, HelloRequest } from "@grpc-playground/gen/greet_pb";
import * as grpc from "@grpc/grpc-js";
import { onTestFinished } from "vitest";

/** What a test makes of the four methods; the rest behave as greet.proto says. */
export interface Handlers {
  sayHello?: grpc.handleUnaryCall<HelloRequest, HelloReply>;
  parrotSaysHello?: grpc.handleServerStreamingCall<HelloRequest, HelloReply>;
  chattyClientSaysHello?: grpc.handleClientStreamingCall<HelloRequest, DelayedReply>;
  interactingHello?: grpc.handleBidiStreamingCall<HelloRequest, HelloReply>;
}

/** Writes a message with grpc-js's types out of a protobuf-es descriptor. */
function serializer<D extends DescMessage>(schema: D) {
  return (message: MessageShape<D>) => Buffer.from(toBinary(schema, message));
}

function deserializer<D extends DescMessage>(schema: D) {
  return (bytes: Buffer) => fromBinary(schema, bytes);
}

function definition(method: (typeof Greeter.methods)[number]) {
  return {
    path: `/${Greeter.typeName}/${method.name}`,
    requestStream:
      method.methodKind === "client_streaming" || method.methodKind === "bidi_streaming",
    responseStream:
      method.methodKind === "server_streaming" || method.methodKind === "bidi_streaming",
    requestSerialize: serializer(method.input),
    requestDeserialize: deserializer(method.input),
    responseSerialize: serializer(method.output),
    responseDeserialize: deserializer(method.output),
  };
}

export function reply(message: string): HelloReply {
  return create(HelloReplySchema, { message });
}

const defaults: Required<Handlers> = {
  sayHello(call, callback) {
    callback(null, reply(`${call.request.greeting} ${call.request.name}`));
  },
  parrotSaysHello(call) {
    for (let i = 0; i < 3; i++) call.write(reply(`${call.request.greeting} ${call.request.name}`));
    call.end();
  },
  chattyClientSaysHello(call, callback) {
    const request: HelloRequest[] = [];
    call.on("data", (message: HelloRequest) => request.push(message));
    call.on("end", () =>
      callback(null, create(DelayedReplySchema, { message: `${request.length} hellos`, request })),
    );
  },
  interactingHello(call) {
    call.on("data", ({ greeting, name }: HelloRequest) => call.write(reply(`${greeting} ${name}`)));
    call.on("end", () => call.end());
  },
};

export interface Target {
  readonly port: number;
  readonly address: string;
  /** Cuts every connection, as a server does that dies. */
  kill(): void;
}

/** A grpc-js server with greet.Greeter, on a free port of the loopback, until the test ends. */
export async function startGreeter(
  handlers: Handlers = {},
  options: {
    credentials?: grpc.ServerCredentials;
    server?: grpc.ServerOptions;
    port?: number;
  } = {},
): Promise<Target> {
  const server = new grpc.Server(options.server);
  const all = { ...defaults, ...handlers };
  server.addService(
    Object.fromEntries(Greeter.methods.map((method) => [method.localName, definition(method)])),
    { ...all },
  );
  const credentials = options.credentials ?? grpc.ServerCredentials.createInsecure();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.bindAsync(`127.0.0.1:${options.port ?? 0}`, credentials, (error, port) =>
    error === null ? resolve(port) : reject(error),
  );
  const port = await promise;
  onTestFinished(() => server.forceShutdown());
  return {
    port,
    address: `127.0.0.1:${port}`,
    kill: () => server.forceShutdown(),
  };
}
