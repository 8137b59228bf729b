// A server of greet.Greeter with Connect: all four RPC types.
//
//   node greet-server.ts [port]

import { createServer } from "node:http2";
import type { ConnectRouter } from "@connectrpc/connect";
import { connectNodeAdapter } from "@connectrpc/connect-node";
import { Greeter, type HelloRequest } from "@grpc-playground/gen/greet_pb";
import { listen } from "./listen.ts";

// part: unary
function sayHello({ greeting, name }: HelloRequest) {
  return { message: `${greeting} ${name}` };
}
// end part

// part: server-stream
async function* parrotSaysHello({ greeting, name }: HelloRequest) {
  for (let said = 0; said < 3; said++) {
    yield { message: `${greeting} ${name}` };
  }
}
// end part

// part: client-stream
async function chattyClientSaysHello(requests: AsyncIterable<HelloRequest>) {
  // Waits until the client half-closes.
  const heard = await Array.fromAsync(requests);
  return { message: `You said ${heard.length} hellos`, request: heard };
}
// end part

// part: bidi
async function* interactingHello(requests: AsyncIterable<HelloRequest>) {
  for await (const { greeting, name } of requests) {
    yield { message: `${greeting} ${name}` };
  }
}
// end part

// part: register
const routes = (router: ConnectRouter) =>
  router.service(Greeter, {
    sayHello,
    parrotSaysHello,
    chattyClientSaysHello,
    interactingHello,
  });
// end part

// part: serve
const server = createServer(connectNodeAdapter({ routes }));
await listen(server, process.argv[2] ?? "50051");
// end part
