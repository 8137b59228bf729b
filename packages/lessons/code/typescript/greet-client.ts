// Calls greet.Greeter in all four ways, on one channel, with Connect.
//
//   node greet-client.ts [host:port]

import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { Greeter } from "@grpc-playground/gen/greet_pb";

const address = process.argv[2] ?? "127.0.0.1:50051";

// part: channel
// What gRPC calls a channel: it keeps a connection, and every call uses it.
const transport = createGrpcTransport({ baseUrl: `http://${address}` });
// end part

// part: stub
// What gRPC calls a stub: an object with a function for each method.
const greeter = createClient(Greeter, transport);
// end part

// part: unary
const { message } = await greeter.sayHello({ greeting: "Hello", name: "Ada" });
console.log(message);
// end part

// part: server-stream
for await (const reply of greeter.parrotSaysHello({ greeting: "Hi", name: "Grace" })) {
  console.log(reply.message);
}
// end part

// part: client-stream
async function* hellos() {
  yield { greeting: "Hello", name: "Ada" };
  yield { greeting: "Hello", name: "Grace" };
  // The generator ends here: that half-closes the call.
}
const answer = await greeter.chattyClientSaysHello(hellos());
console.log(answer.message);
// end part

// part: bidi
for await (const reply of greeter.interactingHello(hellos())) {
  console.log(reply.message);
}
// end part
