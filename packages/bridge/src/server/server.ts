import { closeReason } from "../faults.ts";
import { CloseCode } from "../frames.ts";
import type { Resolve } from "./call-types.ts";
import type { BridgeEvent } from "./events.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import type { BridgeLimits } from "./limits.ts";
import { createPool } from "./pool.ts";
import { createTab } from "./socket.ts";
import type { ServerSocket, Tab } from "./socket.ts";

/** How long a tab may take to answer a closing handshake before it is cut off. */
const CLOSE_GRACE_MS = 1000;

export interface BridgeServerOptions {
  /**
   * Which targets may be called, and name resolution, for every call. What it
   * throws, the call ends with: a ConnectError keeps its code. `signal` is
   * aborted when the call is over.
   */
  readonly resolve: Resolve;
  readonly limits?: Partial<BridgeLimits>;
  readonly log?: (event: BridgeEvent) => void;
}

export interface BridgeStats {
  readonly sockets: number;
  readonly calls: number;
  /** HTTP/2 connections to targets, idle ones included. */
  readonly sessions: number;
}

export interface BridgeServer {
  /**
   * Takes over a WebSocket whose Origin and Host were checked. Make its server
   * with `{ maxPayload: limits.maxMessageBytes, perMessageDeflate: false }`.
   */
  accept(socket: ServerSocket): void;
  readonly limits: BridgeLimits;
  stats(): BridgeStats;
  /** Ends every call with UNAVAILABLE, and settles when sockets and sessions are gone. */
  close(): Promise<void>;
}

export function createBridgeServer(options: BridgeServerOptions): BridgeServer {
  const limits: BridgeLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const log = options.log ?? (() => undefined);
  const tabs = new Set<Tab>();
  const pool = createPool(limits, {
    opened: (target) => log({ type: "session-opened", target: target.name }),
    closed: (target) => log({ type: "session-closed", target: target.name }),
  });
  let closing: Promise<void> | undefined;
  let onEmpty: (() => void) | undefined;

  function refuse(socket: ServerSocket, code: CloseCode, reason: string): void {
    log({ type: "fault", message: reason });
    socket.on("error", (error) => log({ type: "fault", message: error.message }));
    socket.close(code, closeReason(reason));
  }

  async function close(): Promise<void> {
    for (const tab of tabs) tab.drain();
    const cut = setTimeout(() => {
      for (const tab of tabs) tab.terminate();
    }, CLOSE_GRACE_MS);
    if (tabs.size > 0) await new Promise<void>((resolve) => (onEmpty = resolve));
    clearTimeout(cut);
    await pool.close();
  }

  return {
    accept(socket) {
      if (closing !== undefined) {
        return refuse(socket, CloseCode.goingAway, "the playground server is shutting down");
      }
      if (tabs.size >= limits.maxSockets) {
        const reason = `too many tabs at once (limit maxSockets = ${limits.maxSockets})`;
        return refuse(socket, CloseCode.tooManySockets, reason);
      }
      log({ type: "socket-opened" });
      const tab = createTab({
        socket,
        pool,
        resolve: options.resolve,
        limits,
        log,
        onClosed() {
          tabs.delete(tab);
          if (tabs.size === 0) onEmpty?.();
        },
      });
      tabs.add(tab);
    },
    limits,
    stats() {
      let calls = 0;
      for (const tab of tabs) calls += tab.calls;
      return { sockets: tabs.size, calls, sessions: pool.size };
    },
    close: () => (closing ??= close()),
  };
}
