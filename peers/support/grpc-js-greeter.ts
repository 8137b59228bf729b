import {
  type Client,
  type ClientDuplexStream,
  type ClientReadableStream,
  type ClientUnaryCall,
  type ClientWritableStream,
  credentials,
  loadPackageDefinition,
  type Metadata,
  type requestCallback,
  type ServiceClientConstructor,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { protos } from "./paths.ts";

interface Hello {
  name: string;
  greeting: string;
}
export interface HelloReply {
  message: string;
}
export interface DelayedReply {
  message: string;
  request: Hello[];
}
interface Options {
  deadline?: Date;
}

/** The methods that grpc-js makes of proto/greet.proto while it runs, so that it has no types. */
export interface GreeterClient extends Client {
  SayHello(
    request: Hello,
    metadata: Metadata,
    callback: requestCallback<HelloReply>,
  ): ClientUnaryCall;
  ParrotSaysHello(
    request: Hello,
    metadata: Metadata,
    options?: Options,
  ): ClientReadableStream<HelloReply>;
  ChattyClientSaysHello(callback: requestCallback<DelayedReply>): ClientWritableStream<Hello>;
  InteractingHello(metadata: Metadata): ClientDuplexStream<Hello, HelloReply>;
}

/** A grpc-js client that compiled the .proto by itself: nothing of ours is between. */
export function connectGreeter(address: string): GreeterClient {
  const definition = loadSync("greet.proto", { includeDirs: [protos] });
  const { greet } = loadPackageDefinition(definition) as unknown as {
    greet: { Greeter: ServiceClientConstructor };
  };
  return new greet.Greeter(address, credentials.createInsecure()) as unknown as GreeterClient;
}
