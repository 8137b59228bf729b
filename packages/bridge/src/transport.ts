import type { BinaryReadOptions, BinaryWriteOptions } from "@bufbuild/protobuf";
import type { Interceptor, Transport } from "@connectrpc/connect";
import type { CommonTransportOptions, UniversalClientFn } from "@connectrpc/connect/protocol";
import { createTransport } from "@connectrpc/connect/protocol-grpc";
import type { BridgeTarget } from "./frames.ts";
import { gzip } from "./gzip.ts";
import type { InspectOptions } from "./inspect.ts";
import { createUnary } from "./unary.ts";

export interface BridgeTransportOptions {
  readonly interceptors?: Interceptor[];
  /** Largest message that is read, in bytes: 64 MiB when omitted. */
  readonly readMaxBytes?: number;
  /** Largest message that is sent, in bytes: 64 MiB when omitted. */
  readonly writeMaxBytes?: number;
  readonly defaultTimeoutMs?: number;
  readonly binaryOptions?: Partial<BinaryReadOptions & BinaryWriteOptions>;
  /** Compresses what is sent, each message however small; as it is when omitted. */
  readonly compress?: "gzip";
  /** Who is told of the bytes of every call made on this transport: make one for each call. */
  readonly inspect?: InspectOptions;
}

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/** The host of calls to the playground itself, in the URLs that interceptors see. */
const OWN_HOST = "playground";

/**
 * Connect's gRPC transport over a client function of the bridge. It takes
 * replies that are compressed with gzip, and compresses nothing unless it is
 * asked to: on the loopback it costs time, and hides the bytes from the person
 * who came to look at them.
 */
export function createBridgeTransport(
  httpClient: UniversalClientFn,
  target: BridgeTarget | undefined,
  options: BridgeTransportOptions = {},
): Transport {
  const scheme = target?.tls === true ? "https" : "http";
  const common: CommonTransportOptions = {
    httpClient,
    baseUrl: `${scheme}://${target?.address ?? OWN_HOST}`,
    useBinaryFormat: true,
    interceptors: options.interceptors ?? [],
    acceptCompression: [gzip],
    sendCompression: options.compress === undefined ? null : gzip,
    compressMinBytes: 0,
    readMaxBytes: options.readMaxBytes ?? DEFAULT_MAX_BYTES,
    writeMaxBytes: options.writeMaxBytes ?? DEFAULT_MAX_BYTES,
    ...(options.defaultTimeoutMs === undefined
      ? {}
      : { defaultTimeoutMs: options.defaultTimeoutMs }),
    ...(options.binaryOptions === undefined ? {} : { binaryOptions: options.binaryOptions }),
  };
  return { ...createTransport(common), unary: createUnary(common) };
}
