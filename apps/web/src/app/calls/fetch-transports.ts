import type { Registry } from "@bufbuild/protobuf";
import type { Interceptor, Transport } from "@connectrpc/connect";
import { createConnectTransport, createGrpcWebTransport } from "@connectrpc/connect-web";
import type { WireLogWriter } from "@grpc-playground/call";
import { captureFetch } from "@grpc-playground/call/capture-fetch";
import type { Protocol } from "../../shared/lib/protocol.ts";

export interface FetchRoute {
  readonly protocol: Exclude<Protocol, "grpc">;
  /** Where the playground is served. */
  readonly origin: string;
  readonly registry: Registry;
  readonly interceptors: Interceptor[];
}

/** The transport of one call that a browser makes by itself, which tells `wire` of its bytes. */
export function fetchTransport(
  { protocol, origin, registry, interceptors }: FetchRoute,
  wire: WireLogWriter,
): Transport {
  const options = { baseUrl: origin, interceptors, fetch: captureFetch(wire) };
  if (protocol === "grpc-web") return createGrpcWebTransport(options);
  return createConnectTransport({
    ...options,
    useBinaryFormat: protocol === "connect",
    jsonOptions: { registry },
  });
}
