import type { DescMethod } from "@bufbuild/protobuf";
import { protocols, type Protocol } from "../../shared/lib/protocol.ts";
import type { Target } from "../../shared/lib/target.ts";

export interface ProtocolChoice {
  protocol: Protocol;
  /** Why it cannot carry this call, or undefined when it can. */
  blocked: string | undefined;
}

const foreign = "Only gRPC goes through the bridge to another server.";
const streaming = "Only gRPC can stream requests: a browser's fetch cannot.";
const streamsRequests: Partial<Record<DescMethod["methodKind"], string>> = {
  client_streaming: streaming,
  bidi_streaming: streaming,
};

/**
 * Which protocols can carry a method of a target. gRPC always can; gRPC-Web and
 * Connect go straight to the playground's own listener by `fetch`, so they
 * reach no other server and stream no requests.
 */
export function protocolChoices(
  method: DescMethod | undefined,
  target: Target,
): readonly ProtocolChoice[] {
  const reason = target === undefined ? method && streamsRequests[method.methodKind] : foreign;
  return protocols.map((protocol) => ({
    protocol,
    blocked: protocol === "grpc" ? undefined : reason,
  }));
}

/** The protocol that will be used: the preferred one if it can carry the call, else gRPC. */
export function effectiveProtocol(
  preferred: Protocol,
  choices: readonly ProtocolChoice[],
): Protocol {
  const choice = choices.find(({ protocol }) => protocol === preferred);
  return choice?.blocked === undefined ? preferred : "grpc";
}
