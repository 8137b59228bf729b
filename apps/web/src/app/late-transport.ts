import type { Transport } from "@connectrpc/connect";

/** A transport that is still being loaded: calls wait for it, and fail with what kept it away. */
export function lateTransport(coming: Promise<Transport>): Transport {
  // Who makes a call hears of it.
  coming.catch(() => undefined);
  return {
    unary: async (...args) => (await coming).unary(...args),
    stream: async (...args) => (await coming).stream(...args),
  };
}
