// Client-side load balancing with grpc-js: one channel, several servers.
//
//   node balancing.ts pick_first|round_robin host:port,host:port

import { greeterOf } from "./grpc-js-greeter.ts";

const [, , policy = "pick_first", addresses = "127.0.0.1:50051"] = process.argv;

// part: channel
const greeter = greeterOf(`ipv4:${addresses}`, {
  "grpc.service_config": JSON.stringify({ loadBalancingConfig: [{ [policy]: {} }] }),
});
for (let call = 0; call < 6; call++) {
  const { peer } = await greeter.sayHello({ greeting: "Hello", name: "Ada" });
  console.log(`call ${call + 1}: ${peer}`);
}
// end part
greeter.close();
