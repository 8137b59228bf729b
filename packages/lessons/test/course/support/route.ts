import type { Interceptor, Transport } from "@connectrpc/connect";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-web";
import type { BridgeTarget } from "@grpc-playground/bridge";
import { type Protocol, reportRequest, type WireLogWriter } from "@grpc-playground/call";
import { captureFetch } from "@grpc-playground/call/capture-fetch";
import type { Stand } from "./stand.ts";

export interface Route {
  readonly protocol: Protocol;
  /** Undefined: the playground's own services. */
  readonly target: BridgeTarget | undefined;
  /** Outermost first. */
  readonly chain: readonly Interceptor[];
}

/** A transport of one call, as the page makes it: gRPC over the bridge, with its frames told, the others by fetch. */
export function transportOf(stand: Stand, route: Route, wire: WireLogWriter): Transport {
  const interceptors = [...route.chain, reportRequest];
  if (route.protocol === "grpc") {
    const inspector = {
      head: (status: number, headers: readonly (readonly [string, string])[]) =>
        wire.responseHead({ status, statusText: "", headers }),
      sent: wire.sent,
      received: wire.received,
      frames: wire.frames,
      connection: wire.connected,
      flow: wire.sample,
      ended: wire.close,
    };
    return stand.bridge.transport(route.target, {
      interceptors,
      inspect: { inspector, frames: true },
    });
  }
  const options = { baseUrl: stand.origin, interceptors, fetch: captureFetch(wire) };
  if (route.protocol === "grpc-web") return createGrpcWebTransport(options);
  return createConnectTransport({
    ...options,
    useBinaryFormat: route.protocol === "connect",
    jsonOptions: { registry: stand.registry },
  });
}
