import type { CallLine } from "../../features/composer/script/line.ts";
import { callKey, type CallPlace, type Calls } from "./calls.ts";
import type { Route } from "./transports.ts";

/** The calls of one place, for what goes on while another is looked at. */
export function callLine(
  calls: Calls,
  place: CallPlace,
  how: Pick<Route, "protocol" | "registry">,
): CallLine {
  return {
    current: () => calls.entries.get().get(callKey(place))?.call,
    open: (options) => calls.start(place, how, { ...options, request: undefined }),
    signal: calls.life,
  };
}
