import type { Transport } from "@connectrpc/connect";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-web";
import type { Bridge } from "@grpc-playground/bridge";
import { reportRequest } from "@grpc-playground/call";
import type { Protocol } from "../shared/lib/protocol.ts";
import { targetKey, type Target } from "../shared/lib/target.ts";

/**
 * The transport for each protocol and target, made when first asked for.
 * gRPC goes over the bridge; the other two straight to `origin` by fetch, in
 * protobuf's binary form, so that all three carry the same messages.
 */
export function createTransports(bridge: Bridge, origin: string) {
  const made = new Map<string, Transport>();
  const options = { baseUrl: origin, useBinaryFormat: true, interceptors: [reportRequest] };
  const make = (protocol: Protocol, target: Target): Transport => {
    if (protocol === "grpc") return bridge.transport(target, { interceptors: [reportRequest] });
    return protocol === "grpc-web"
      ? createGrpcWebTransport(options)
      : createConnectTransport(options);
  };
  return (protocol: Protocol, target: Target): Transport => {
    const key = `${protocol} ${targetKey(target)}`;
    const transport = made.get(key) ?? make(protocol, target);
    made.set(key, transport);
    return transport;
  };
}
