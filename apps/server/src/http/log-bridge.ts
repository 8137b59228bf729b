import { Code } from "@connectrpc/connect";
import type { BridgeEvent } from "@grpc-playground/bridge/server";
import type { Logger } from "pino";

/** Writes what the bridge tells to the log. The calls themselves are debug: their target logs them. */
export function logBridge(logger: Logger): (event: BridgeEvent) => void {
  const bridge = logger.child({ part: "bridge" });
  return ({ type, ...rest }) => {
    if (type === "fault") bridge.warn(rest, "a page broke the bridge's protocol");
    else if (!("code" in rest) || type !== "call-ended") bridge.debug(rest, type);
    else {
      const code = "code" in rest && rest.code !== undefined ? Code[rest.code] : undefined;
      bridge.debug({ ...rest, code }, type);
    }
  };
}
