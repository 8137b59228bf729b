import { Code, ConnectError } from "@connectrpc/connect";
import { LoadBalancing } from "@grpc-playground/gen/playground/v1/practice_pb";
import type { Logger } from "pino";
import { labKey } from "../../lab/lab-settings.ts";
import { defineService, type PlaygroundService } from "../service.ts";
import { openBackends } from "./backends.ts";
import { readBalanceRequest } from "./balance-request.ts";
import { openBalancedChannel, type BalancedChannel } from "./channel.ts";
import { checkDelay, hold } from "./held.ts";

export interface LoadBalancingLimits {
  /** Calls at once: each starts servers of its own. */
  readonly maxAtOnce: number;
  /** How long one has its servers, in milliseconds; without it a few slow calls would keep all others out. */
  readonly maxHeldMs: number;
}

const defaults: LoadBalancingLimits = { maxAtOnce: 16, maxHeldMs: 2 * 60_000 };

/**
 * A channel of grpc-js that knows several real servers, and calls them one after
 * another. Servers and channel live as long as the call, within the limit.
 */
export function createLoadBalancing(
  logger: Logger,
  limits: Partial<LoadBalancingLimits> = {},
): PlaygroundService {
  const { maxAtOnce, maxHeldMs } = { ...defaults, ...limits };
  let open = 0;
  return defineService(LoadBalancing, {
    async *balance(request, context) {
      const { policy, servers, calls, killAfter } = readBalanceRequest(request);
      checkDelay({ calls }, context.values.get(labKey).delayMs ?? 0, maxHeldMs);
      if (open >= maxAtOnce) {
        throw new ConnectError(
          `${maxAtOnce} of these calls are running, the most at once: try again in a moment`,
          Code.ResourceExhausted,
        );
      }
      open++;
      const backends = openBackends(logger);
      let channel: BalancedChannel | undefined;
      const { signal, release } = hold(context.signal, maxHeldMs, () => {
        open--;
        // First: it would try to reach them again.
        channel?.close();
        backends.close();
      });
      try {
        const addresses = await backends.start(servers);
        signal.throwIfAborted();
        channel = openBalancedChannel(addresses, policy);
        await channel.connect(signal);
        for (let call = 1; call <= calls; call++) {
          const { peer, message, code } = await channel.call(signal);
          yield { call, peer, server: addresses.indexOf(peer) + 1, message, code };
          if (call === killAfter) backends.kill(peer);
        }
      } finally {
        release();
      }
    },
  });
}
