// A server with grpc-js, step by step: definition, server object, methods, port.
// It reads greet.proto while it runs, so nothing is generated.
//
//   node grpc-js-server.ts [port]

import { join } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

const protos = join(import.meta.dirname, "../../../../proto");

interface Hello {
  readonly name: string;
  readonly greeting: string;
}

// part: definition
const { greet } = grpc.loadPackageDefinition(
  loadSync("greet.proto", { includeDirs: [protos], defaults: true }),
) as unknown as { greet: { Greeter: grpc.ServiceClientConstructor } };
// end part

// part: methods
const methods: grpc.UntypedServiceImplementation = {
  SayHello(call: grpc.ServerUnaryCall<Hello, unknown>, callback: grpc.sendUnaryData<unknown>) {
    const { greeting, name } = call.request;
    if (name === "") {
      callback({ code: grpc.status.INVALID_ARGUMENT, details: "name is empty" });
    } else if (name === "bug") {
      throw new Error("the method's own bug");
    } else {
      callback(null, { message: `${greeting} ${name}` });
    }
  },
};
// end part

// part: serve
const server = new grpc.Server();
server.addService(greet.Greeter.service, methods);
const address = `127.0.0.1:${process.argv[2] ?? "50051"}`;
server.bindAsync(address, grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error !== null) throw error;
  // Node ends when there is nothing left to wait for: an open port is something.
  console.log(`listening on 127.0.0.1:${port}`);
});
// end part
