import { Code, ConnectError } from "@connectrpc/connect";

/** What one client may ask of the gRPC port. */
export interface GrpcLimits {
  /** The largest request message, in bytes, after decompression. */
  readonly maxReceiveBytes: number;
  /** The largest response message, in bytes. */
  readonly maxSendBytes: number;
  /** How many calls one connection may have open at once. */
  readonly maxConcurrentCalls: number;
}

export const defaultLimits: GrpcLimits = {
  maxReceiveBytes: 4 * 1024 * 1024,
  maxSendBytes: 16 * 1024 * 1024,
  maxConcurrentCalls: 1000,
};

/** RESOURCE_EXHAUSTED for a response that is too large, naming the limit. */
export function responseTooLarge(bytes: number, { maxSendBytes }: GrpcLimits): ConnectError {
  return new ConnectError(
    `a response message of ${bytes} bytes is over this server's limit of ${maxSendBytes} bytes ` +
      `(maxSendBytes); ask for less, or start the server with a larger limit`,
    Code.ResourceExhausted,
  );
}

/** RESOURCE_EXHAUSTED for a request that is too large, naming the limit. */
export function requestTooLarge({
  maxReceiveBytes,
}: Pick<GrpcLimits, "maxReceiveBytes">): ConnectError {
  return new ConnectError(
    `a request message is over this server's limit of ${maxReceiveBytes} bytes ` +
      `(maxReceiveBytes); send less, or start the server with a larger --max-message-bytes`,
    Code.ResourceExhausted,
  );
}
