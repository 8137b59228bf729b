import { Code, ConnectError } from "@connectrpc/connect";
import { LoadBalancing } from "@grpc-playground/gen/playground/v1/practice_pb";
import type { Logger } from "pino";
import { defineService, type PlaygroundService } from "../service.ts";
import { openBackends } from "./backends.ts";
import { readBalanceRequest } from "./balance-request.ts";
import { openBalancedChannel } from "./channel.ts";

/** Each starts servers of its own. */
const mostAtOnce = 16;

/**
 * A channel of grpc-js that knows several real servers, and calls them one after
 * another. Servers and channel live as long as the call.
 */
export function createLoadBalancing(logger: Logger): PlaygroundService {
  let open = 0;
  return defineService(LoadBalancing, {
    async *balance(request, { signal }) {
      const { policy, servers, calls, killAfter } = readBalanceRequest(request);
      if (open >= mostAtOnce) {
        throw new ConnectError(
          `${mostAtOnce} of these calls are running, the most at once: try again in a moment`,
          Code.ResourceExhausted,
        );
      }
      open++;
      const backends = openBackends(logger);
      try {
        const addresses = await backends.start(servers);
        const channel = openBalancedChannel(addresses, policy);
        try {
          await channel.connect(signal);
          for (let call = 1; call <= calls; call++) {
            const { peer, message, code } = await channel.call(signal);
            yield { call, peer, server: addresses.indexOf(peer) + 1, message, code };
            if (call === killAfter) backends.kill(peer);
          }
        } finally {
          channel.close();
        }
      } finally {
        open--;
        backends.close();
      }
    },
  });
}
