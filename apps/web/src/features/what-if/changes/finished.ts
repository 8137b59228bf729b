import type { DescMethod } from "@bufbuild/protobuf";
import type { CallLog } from "@grpc-playground/call";
import type { Protocol } from "../../../shared/lib/protocol.ts";
import type { Finished } from "./change.ts";
import { mostSent } from "./send-again.ts";

/** A call that is over, as changes need it; undefined while it is not. */
export function finishedCall(
  log: CallLog,
  method: DescMethod,
  protocol: Protocol,
): Finished | undefined {
  const status = log.find("status");
  if (status === undefined) return undefined;
  const sent: { message: Finished["sent"][number]["message"]; at: number }[] = [];
  for (let place = 0; place < log.messages.length && sent.length < mostSent; place += 1) {
    const event = log.messages.at(place);
    if (event?.kind === "message-sent") sent.push({ message: event.message, at: event.at });
    // Of a long stream of replies the requests of a single-request call come first.
    if (method.methodKind === "server_streaming" && sent.length > 0) break;
  }
  return {
    log,
    method,
    protocol,
    status,
    timeoutMs: log.find("request-headers")?.timeoutMs,
    sent,
  };
}
