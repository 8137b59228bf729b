import { join } from "node:path";
import {
  type ChannelOptions,
  type ClientUnaryCall,
  credentials,
  loadPackageDefinition,
  type requestCallback,
  type ServiceClientConstructor,
} from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

const protos = join(import.meta.dirname, "../../../../proto");

interface Hello {
  readonly name: string;
  readonly greeting: string;
}
interface Stub {
  sayHello(
    request: Hello,
    callback: requestCallback<{ readonly message: string }>,
  ): ClientUnaryCall;
  close(): void;
}

/** A grpc-js client of greet.Greeter. Each reply comes with the address of whoever gave it. */
export function greeterOf(target: string, options: ChannelOptions) {
  const { greet } = loadPackageDefinition(
    loadSync("greet.proto", { includeDirs: [protos] }),
  ) as unknown as { greet: { Greeter: ServiceClientConstructor } };
  const stub = new greet.Greeter(
    target,
    credentials.createInsecure(),
    options,
    // grpc-js makes the methods while it runs, so that it has no types for them.
  ) as unknown as Stub;
  return {
    sayHello: (hello: Hello) =>
      new Promise<{ readonly message: string; readonly peer: string }>((resolve, reject) => {
        const call = stub.sayHello(hello, (error, reply) =>
          error === null
            ? resolve({ message: reply?.message ?? "", peer: call.getPeer() })
            : reject(error),
        );
      }),
    close: () => stub.close(),
  };
}
