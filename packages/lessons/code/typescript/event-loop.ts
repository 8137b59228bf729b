// How one thread serves many calls, and what keeps it from that.

import { createServer } from "node:http2";
import { createClient, type ServiceImpl } from "@connectrpc/connect";
import { connectNodeAdapter, createGrpcTransport } from "@connectrpc/connect-node";
import { Greeter, type HelloRequest } from "@grpc-playground/gen/greet_pb";
import { listen } from "./listen.ts";

const calls = 3;

// part: waits
let here = 0;
const everybodyCame = Promise.withResolvers<void>();

/** Answers when three calls have come: each waits for the others. */
async function waits({ name }: HelloRequest) {
  console.log(`begin ${name}`);
  if (++here === calls) everybodyCame.resolve();
  // While this one waits, the event loop begins the next.
  await everybodyCame.promise;
  console.log(`end ${name}`);
  return { message: name };
}
// end part

// part: computes
/** Keeps the only thread for itself until it has its result. */
function computes({ name }: HelloRequest) {
  console.log(`begin ${name}`);
  let sum = 0;
  for (let i = 0; i < 5_000_000; i++) sum += i;
  console.log(`end ${name}`);
  return { message: `${sum}` };
}
// end part

async function tryOut(title: string, sayHello: ServiceImpl<typeof Greeter>["sayHello"]) {
  const server = createServer(
    connectNodeAdapter({ routes: (router) => router.service(Greeter, { sayHello }) }),
  );
  const address = await listen(server, "0");
  const greeter = createClient(Greeter, createGrpcTransport({ baseUrl: `http://${address}` }));
  console.log(title);
  await Promise.all(["a", "b", "c"].map((name) => greeter.sayHello({ name })));
}

await tryOut("waits:", waits);
await tryOut("computes:", computes);
process.exit();
