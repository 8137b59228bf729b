import {
  createRegistry,
  fromJsonString,
  toBinary,
  toJsonString,
  type DescMessage,
  type DescMethod,
  type DescMethodUnary,
  type Message,
} from "@bufbuild/protobuf";
import type { Transport } from "@connectrpc/connect";
import {
  createConnectTransport,
  createGrpcTransport,
  createGrpcWebTransport,
} from "@connectrpc/connect-node";
import {
  file_playground_v1_kitchen_sink,
  KitchenSink,
} from "@grpc-playground/gen/playground/v1/kitchen_sink_pb";
import { KitchenSinkLatest } from "@grpc-playground/gen/playground/v1/latest_pb";
import { afterAll, beforeAll } from "vitest";
import { createPlayground, type Playground } from "../../../src/index.ts";
import { bridgeTransport } from "../../helpers/playground.ts";

/** What a client has to know to write an Any or an extension in JSON. */
export const registry = createRegistry(
  file_playground_v1_kitchen_sink,
  ...file_playground_v1_kitchen_sink.dependencies,
);

/** The ways to the service: real gRPC on its own port, and all that the HTTP listener speaks. */
export const ways: Record<string, (playground: Playground) => Transport> = {
  "gRPC, on its port": ({ grpcPort }) =>
    createGrpcTransport({ baseUrl: `http://127.0.0.1:${grpcPort}` }),
  "gRPC, over the bridge": (playground) => bridgeTransport(playground),
  "gRPC-Web": ({ httpUrl: baseUrl }) => createGrpcWebTransport({ baseUrl, httpVersion: "1.1" }),
  "Connect, in binary": ({ httpUrl: baseUrl }) =>
    createConnectTransport({ baseUrl, httpVersion: "1.1", useBinaryFormat: true }),
  "Connect, in JSON": ({ httpUrl: baseUrl }) =>
    createConnectTransport({
      baseUrl,
      httpVersion: "1.1",
      // It would be binary otherwise.
      useBinaryFormat: false,
      jsonOptions: { registry },
    }),
};

/** The methods that take one message and send it back, each with its service in `parent`. */
export const echoes = [...KitchenSink.methods, ...KitchenSinkLatest.methods].filter(isUnary);

function isUnary(method: DescMethod): method is DescMethodUnary {
  return method.methodKind === "unary";
}

/** Calls an echo with a message of its type, whichever that is. */
export async function echo(
  transport: Transport,
  method: DescMethodUnary,
  message: Message,
): Promise<Message> {
  const { message: answer } = await transport.unary<DescMessage, DescMessage>(
    method,
    undefined,
    10_000,
    undefined,
    message,
  );
  return answer;
}

/** What is left of a message on its way: over JSON all but -0, which JSON.stringify writes as 0. */
export function carried(way: string, desc: DescMessage, message: Message): Message {
  if (way !== "Connect, in JSON") return message;
  return fromJsonString(desc, toJsonString(desc, message, { registry }), { registry });
}

/** The bytes of a message in hex, which say more than an array when they differ. */
export function hex(desc: DescMessage, message: Message): string {
  return Buffer.from(toBinary(desc, message)).toString("hex");
}

/** One playground for all tests of a file: an echo remembers nothing. */
export function sharedPlayground(): () => Playground {
  let playground: Playground | undefined;
  beforeAll(async () => void (playground = await createPlayground({ graceMs: 500 })));
  afterAll(() => playground?.close());
  return () => {
    if (playground === undefined) throw new Error("the playground has not started");
    return playground;
  };
}
