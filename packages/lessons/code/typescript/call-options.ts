// What goes along with a call: metadata, a deadline, a way to cancel. With Connect.
//
//   node call-options.ts [host:port], of a server that has greet.Greeter

import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { Greeter } from "@grpc-playground/gen/greet_pb";

const address = process.argv[2] ?? "127.0.0.1:50051";
const greeter = createClient(Greeter, createGrpcTransport({ baseUrl: `http://${address}` }));
const hello = { greeting: "Hello", name: "Ada" };

// part: metadata
await greeter.sayHello(hello, {
  headers: { "x-team": "blue" },
  onHeader: (headers) => console.log("headers:", headers.get("content-type")),
  onTrailer: (trailers) => console.log("trailers:", [...trailers.keys()].join(" ")),
});
// end part

// part: deadline
try {
  for await (const reply of greeter.parrotSaysHello(hello, { timeoutMs: 500 })) {
    console.log(reply.message);
  }
} catch (error) {
  console.log("deadline:", Code[ConnectError.from(error).code]);
}
// end part

// part: cancel
const stop = new AbortController();
try {
  for await (const reply of greeter.parrotSaysHello(hello, { signal: stop.signal })) {
    console.log(reply.message);
    stop.abort();
  }
} catch (error) {
  console.log("cancel:", Code[ConnectError.from(error).code]);
}
// end part
