import {
  createContextKey,
  createContextValues,
  type ContextKey,
  type ContextValues,
} from "@connectrpc/connect";

/**
 * Who is at the other end, as `address:port`. A function, because finding out
 * costs time that a call which nobody logs need not pay.
 */
export const peerKey: ContextKey<() => string> = createContextKey(() => "unknown", {
  description: "peer",
});

/**
 * The values a call starts with. connect-fastify takes them through its
 * `contextValues` option: `(request) => callValues(() => request.ip)`.
 */
export function callValues(peer: () => string): ContextValues {
  return createContextValues().set(peerKey, peer);
}

/** Which machine is at the other end: its address without the port, which is another for each connection. */
export function hostOf(values: ContextValues): string {
  return values.get(peerKey)().replace(/:\d+$/u, "");
}
