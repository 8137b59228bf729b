import { Code, ConnectError } from "@connectrpc/connect";
import type { Transport } from "@connectrpc/connect";
import type { UniversalClientFn } from "@connectrpc/connect/protocol";
import type { Calls } from "./calls.ts";
import { openConnection } from "./connection.ts";
import type { Connection } from "./connection.ts";
import { DEFAULT_WINDOW, MAX_WINDOW } from "./frames.ts";
import type { BridgeTarget } from "./frames.ts";
import type { InspectOptions } from "./inspect.ts";
import type { SocketLike } from "./socket.ts";
import { createBridgeTransport } from "./transport.ts";
import type { BridgeTransportOptions } from "./transport.ts";

export interface BridgeOptions {
  /** Of the server end: `ws://host:port/bridge`. */
  readonly url: string;
  /** Makes the socket. The platform's own WebSocket when omitted. */
  readonly webSocket?: (url: string) => SocketLike;
  /** Bytes of each call's response that may wait in this tab: 1 MiB when omitted. */
  readonly receiveWindow?: number;
}

/**
 * - `idle`: no call was made yet, so there is no socket
 * - `connecting`, `open`: as of the socket
 * - `closed`: the socket was lost, and the next call connects again; or `close` was called
 */
export type BridgeState = "idle" | "connecting" | "open" | "closed";

export interface Bridge {
  /**
   * HTTP exchanges with a target: gRPC requests, which `transport` makes.
   * Without a target: the playground's own gRPC port. Every exchange is told to
   * the inspector, if there is one: make a client for each that is to be told apart.
   */
  client(target?: BridgeTarget, inspect?: InspectOptions): UniversalClientFn;
  /** gRPC with a target, in all four RPC types. */
  transport(target?: BridgeTarget, options?: BridgeTransportOptions): Transport;
  readonly state: BridgeState;
  /** Calls `listener` whenever `state` has changed. Answers a function that ends that. */
  subscribe(listener: () => void): () => void;
  /** Ends every call with UNAVAILABLE, and the bridge: later calls fail likewise. */
  close(): void;
}

/**
 * The tab's end: one WebSocket for all calls, opened by the first of them and
 * again by the first one after it was lost. Calls under way then end with
 * UNAVAILABLE; none is repeated, since its target may have seen it.
 */
export function createBridge(options: BridgeOptions): Bridge {
  const window = options.receiveWindow ?? DEFAULT_WINDOW;
  if (!Number.isInteger(window) || window < 1 || window > MAX_WINDOW) {
    throw new RangeError(`receiveWindow must be 1 to ${MAX_WINDOW} bytes, not ${window}`);
  }
  const webSocket = options.webSocket ?? ((url: string): SocketLike => new WebSocket(url));
  const listeners = new Set<() => void>();
  let state: BridgeState = "idle";
  let current: Connection | undefined;
  let over = false;

  function enter(next: BridgeState): void {
    if (state === next) return;
    state = next;
    for (const listener of listeners) listener();
  }

  function connect(): Connection {
    const connection = openConnection({
      url: options.url,
      webSocket,
      window,
      onOpen() {
        if (current === connection) enter("open");
      },
      onClosed() {
        if (current !== connection) return;
        current = undefined;
        enter("closed");
      },
    });
    current = connection;
    enter("connecting");
    return connection;
  }

  function calls(signal: AbortSignal | undefined): Calls | Promise<Calls> {
    if (over) throw new ConnectError("the bridge was closed by this page", Code.Unavailable);
    // A socket that has used up its ids is left to finish its calls.
    if (current?.calls?.hasIds === false) current = undefined;
    const connection = current ?? connect();
    return connection.calls ?? orAborted(connection.ready, signal);
  }

  function client(target?: BridgeTarget, inspect?: InspectOptions): UniversalClientFn {
    return async (request) => {
      let ready;
      try {
        ready = calls(request.signal);
        if (ready instanceof Promise) ready = await ready;
      } catch (error) {
        const detail = ConnectError.from(error).rawMessage;
        inspect?.inspector.connection({ at: 0, state: "failed", detail });
        inspect?.inspector.ended();
        throw error;
      }
      return ready.start(request, target, inspect);
    };
  }

  return {
    client,
    transport: (target, transportOptions) =>
      createBridgeTransport(client(target, transportOptions?.inspect), target, transportOptions),
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      over = true;
      current?.close();
      enter("closed");
    },
  };
}

/** The wait for a handshake ends when the caller gives up. */
async function orAborted<T>(ready: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return ready;
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener("abort", onAbort);
  ready.then(resolve, reject);
  try {
    return await promise;
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
