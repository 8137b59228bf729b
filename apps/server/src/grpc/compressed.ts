import { gzipSync } from "node:zlib";

/** More than this goes out as it is, which gRPC lets each message choose: it would take too long. */
const maxBytes = 1024 * 1024;

/**
 * A response message, compressed, for grpc-js to send. It writes the envelope
 * itself, with a flag that says "not compressed", and then has the message copy
 * itself behind it: this one puts the flag right as it does so.
 *
 * Compressed while everybody waits, because messages keep their order so; only
 * calls that ask for it with `x-lab-compress` come here.
 */
export function compressed(message: Uint8Array): Uint8Array {
  if (message.length > maxBytes) return message;
  const bytes = gzipSync(message);
  const copy = bytes.copy.bind(bytes);
  bytes.copy = (envelope: Uint8Array, start?: number) => {
    envelope[0] = 1;
    return copy(envelope, start);
  };
  return bytes;
}
