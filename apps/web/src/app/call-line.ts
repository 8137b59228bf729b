import type { CallLine } from "../features/composer/script/line.ts";
import type { Protocol } from "../shared/lib/protocol.ts";
import { callKey, type CallPlace, type Calls } from "./calls.ts";

/** The calls of one place, for what goes on while another is looked at. */
export function callLine(calls: Calls, place: CallPlace, protocol: Protocol): CallLine {
  return {
    current: () => calls.entries.get().get(callKey(place))?.call,
    open: (options) => calls.start(place, protocol, { ...options, request: undefined }),
    signal: calls.life,
  };
}
