import type { WireBody } from "@grpc-playground/call";

/** Above this a body is shown message by message only. */
export const largestBody = 1024 * 1024;

/** All bytes of a body so far, unfinished ones included; undefined where some are no longer kept, or there are too many. */
export function wholeBody({ parts, size, pending }: WireBody): Uint8Array | undefined {
  if (size > largestBody) return undefined;
  const whole = new Uint8Array(size);
  const first = parts.at(0);
  if (first !== undefined && first.start > 0) return undefined;
  let at = 0;
  for (let index = 0; index < parts.length; index++) {
    const part = parts.at(index);
    if (part === undefined) return undefined;
    whole.set(part.bytes, at);
    at += part.bytes.length;
  }
  whole.set(pending, at);
  return at + pending.length === size ? whole : undefined;
}
