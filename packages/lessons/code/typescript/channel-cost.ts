// What a channel for each call costs: connections, counted where they arrive.

import { createServer } from "node:http2";
import { createClient, type Transport } from "@connectrpc/connect";
import { connectNodeAdapter, createGrpcTransport } from "@connectrpc/connect-node";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import { listen } from "./listen.ts";

let connections = 0;
const server = createServer(
  connectNodeAdapter({
    routes: (router) => router.service(Greeter, { sayHello: ({ name }) => ({ message: name }) }),
  }),
);
server.on("session", () => connections++);
const address = await listen(server, "0");

const open = () => createGrpcTransport({ baseUrl: `http://${address}` });
const greet = (channel: Transport) => createClient(Greeter, channel).sayHello({ name: "Ada" });
const calls = 10;

// part: one-channel
const channel = open();
for (let call = 0; call < calls; call++) {
  await greet(channel);
}
// end part
console.log(`${calls} calls on one channel: ${connections} connections`);
connections = 0;

// part: many-channels
for (let call = 0; call < calls; call++) {
  await greet(open());
}
// end part
console.log(`${calls} calls, a channel for each: ${connections} connections`);
process.exit();
