// Retries by gRPC itself: a service config (gRFC A6) with grpc-js.
//
//   node retry.ts [host:port], of a server that has greet.Greeter

import { greeterOf } from "./grpc-js-greeter.ts";

const address = process.argv[2] ?? "127.0.0.1:50051";

// part: config
const serviceConfig = {
  methodConfig: [
    {
      // Only for methods that are safe to do twice.
      name: [{ service: "greet.Greeter", method: "SayHello" }],
      retryPolicy: {
        maxAttempts: 3,
        initialBackoff: "0.05s",
        maxBackoff: "0.5s",
        backoffMultiplier: 2,
        retryableStatusCodes: ["UNAVAILABLE"],
      },
    },
  ],
};
const greeter = greeterOf(address, { "grpc.service_config": JSON.stringify(serviceConfig) });
// end part

const { message } = await greeter.sayHello({ greeting: "Hello", name: "Ada" });
console.log(message);
greeter.close();
