// A grpc-js server as its documentation shows one: proto-loader for the
// descriptors, @grpc/reflection for the reflection. On a free port of loopback.

import { join } from "node:path";
import { loadPackageDefinition, Server, ServerCredentials } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { ReflectionService } from "@grpc/reflection";
import { greeter } from "./greeter.mjs";
import { inventory } from "./inventory.mjs";

const root = join(import.meta.dirname, "../../..");
const definition = loadSync(["greet.proto", "peer/v1/inventory.proto"], {
  includeDirs: [join(root, "proto"), join(root, "peers/protos")],
  defaults: true,
  oneofs: true,
});
const services = loadPackageDefinition(definition);

const server = new Server();
server.addService(services.greet.Greeter.service, greeter);
server.addService(services.peer.v1.Inventory.service, inventory);
new ReflectionService(definition).addToServer(server);
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(`listening on 127.0.0.1:${port}`);
});
