import {
  BalancingPolicy,
  type BalanceRequest,
} from "@grpc-playground/gen/playground/v1/practice_pb";
import { invalidField } from "../invalid-field.ts";

const most = { servers: 4, calls: 100 };

/**
 * What to do, with the defaults filled in.
 *
 * @throws ConnectError INVALID_ARGUMENT that names the field
 */
export function readBalanceRequest({
  policy,
  servers,
  calls,
  killAfter,
}: BalanceRequest): Pick<BalanceRequest, "policy" | "servers" | "calls" | "killAfter"> {
  if (BalancingPolicy[policy] === undefined) {
    throw invalidField("policy", `must be PICK_FIRST or ROUND_ROBIN, and is ${policy}`);
  }
  if (servers > most.servers) {
    throw invalidField("servers", `must be 1 to ${most.servers}, and is ${servers}`);
  }
  if (calls > most.calls) {
    throw invalidField("calls", `must be 1 to ${most.calls}, and is ${calls}`);
  }
  const made = calls || 6;
  if (killAfter > made) {
    throw invalidField("kill_after", `must not be above calls (${made}), and is ${killAfter}`);
  }
  return { policy, servers: servers || 2, calls: made, killAfter };
}
