import { Code } from "@connectrpc/connect";
import { CallFault, closeReason, exceeds, malformed, outOfOrder, SocketFault } from "../faults.ts";
import { CloseCode, Feature, FrameType, VERSION } from "../frames.ts";
import type { Open } from "../frames.ts";
import { createOutbox } from "../outbox.ts";
import {
  checkData,
  decodeCredit,
  decodeHello,
  decodeOpen,
  decodeRequestEnd,
  decodeReset,
  encodeHello,
  encodeReset,
} from "../payloads.ts";
import { encodeFrame, keep, splitMessage } from "../split.ts";
import type { RawFrame } from "../split.ts";
import { createServerCall } from "./call.ts";
import type { Resolve, ServerCall } from "./call-types.ts";
import type { BridgeEvent } from "./events.ts";
import type { BridgeLimits } from "./limits.ts";
import { checkOpen } from "./metadata.ts";
import type { Pool } from "./pool.ts";

/** What the server end uses of a WebSocket: the one of `ws` has it. */
export interface ServerSocket {
  readonly bufferedAmount: number;
  send(data: Uint8Array, done: (error?: Error | null) => void): void;
  ping(): void;
  pause(): void;
  resume(): void;
  close(code: number, reason: string): void;
  terminate(): void;
  on(event: "message", listener: (data: unknown, isBinary: boolean) => void): unknown;
  on(event: "pong", listener: () => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "close", listener: (code: number, reason: Uint8Array) => void): unknown;
}

export interface TabOptions {
  readonly socket: ServerSocket;
  readonly pool: Pool;
  readonly resolve: Resolve;
  readonly limits: BridgeLimits;
  readonly log: (event: BridgeEvent) => void;
  onClosed(): void;
}

/** One tab: a WebSocket and the calls on it. */
export interface Tab {
  readonly calls: number;
  /** Ends every call with UNAVAILABLE, then the socket. */
  drain(): void;
  terminate(): void;
}

export function createTab(options: TabOptions): Tab {
  const { socket, pool, limits, log } = options;
  const live = new Map<number, ServerCall>();
  /** Calls that got something in the message being read. */
  const touched = new Set<ServerCall>();
  let lastId = 0;
  let faults = 0;
  let greeted = false;
  let closed = false;
  let draining = false;
  let choked = false;
  let alive = true;
  /** One timer for all calls: most of them are over long before. */
  let expiry: NodeJS.Timeout | undefined;

  const outbox = createOutbox({
    send(message) {
      socket.send(message, onSent);
      if (socket.bufferedAmount <= limits.maxBufferedBytes || choked) return;
      // The tab does not read. Its frames are left unread too: each could ask for an answer.
      choked = true;
      socket.pause();
    },
    blocked: () => closed || choked,
    defer: setImmediate,
    allocate: (bytes) => Buffer.allocUnsafe(bytes),
  });

  function onSent(): void {
    if (!choked || closed || socket.bufferedAmount > limits.maxBufferedBytes / 2) return;
    choked = false;
    socket.resume();
    outbox.flush();
  }

  const greeting = setTimeout(
    () => hangUp(new SocketFault(CloseCode.helloTimeout, "bridge: no HELLO came")),
    limits.helloTimeoutMs,
  );
  const heartbeat = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, limits.heartbeatMs);

  function end(): void {
    if (closed) return;
    closed = true;
    clearTimeout(greeting);
    clearInterval(heartbeat);
    clearTimeout(expiry);
    const reason = { code: Code.Canceled, message: "the tab is gone" };
    for (const call of live.values()) call.cancel(reason);
    options.onClosed();
  }

  function hangUp(fault: SocketFault): void {
    log({ type: "fault", message: fault.message });
    socket.close(fault.closeCode, closeReason(fault.message));
    end();
  }

  function takeHello({ type, payload }: RawFrame): void {
    if (type !== FrameType.hello) {
      throw new SocketFault(CloseCode.protocol, "bridge: the first frame is not HELLO");
    }
    const hello = decodeHello(payload);
    if (hello.version !== VERSION) {
      throw new SocketFault(
        CloseCode.version,
        `bridge: this server speaks version ${VERSION}, the page ${hello.version}: reload it`,
      );
    }
    clearTimeout(greeting);
    outbox.configure(hello);
    greeted = true;
  }

  /** Ends a call that this end does not hold: there was never one, or its OPEN was at fault. */
  function refuse(id: number, { code, message }: CallFault): void {
    log({ type: "fault", message });
    outbox.add(id, { onRoom: () => undefined }).abort(encodeReset({ code, message }));
  }

  /**
   * The last one but for its id, as it came and as it was found good: a tab
   * that calls the same method again says the same again, byte for byte.
   */
  let lastOpen: { payload: Buffer; open: Open } | undefined;

  function readOpen(payload: Uint8Array): Open {
    if (lastOpen?.payload.equals(payload) === true) return lastOpen.open;
    const open = decodeOpen(payload);
    checkOpen(open, limits.maxHeaders);
    lastOpen = { payload: Buffer.from(payload), open };
    return open;
  }

  /** Ends the calls that took too long. They are in the order in which they were opened. */
  function expire(): void {
    expiry = undefined;
    for (const call of live.values()) {
      const left = call.startedMs + limits.maxCallMs - performance.now();
      if (left > 0) {
        expiry = setTimeout(expire, left).unref();
        return;
      }
      call.fault(exceeds("maxCallMs", limits.maxCallMs, "the call took too long"));
    }
  }

  function takeOpen(id: number, payload: Uint8Array): void {
    if (id <= lastId) throw outOfOrder(`OPEN of call ${id}, when ${lastId} was opened before`);
    lastId = id;
    if (live.size >= limits.maxCallsPerSocket) {
      throw exceeds("maxCallsPerSocket", limits.maxCallsPerSocket, "too many calls at once");
    }
    const open = readOpen(payload);
    const target = open.target?.address;
    const { path } = open;
    const startedMs = performance.now();
    let over = false;
    log({ type: "call-opened", target, path });
    const call = createServerCall({
      id,
      open,
      outbox,
      pool,
      resolve: options.resolve,
      limits,
      onEnded(outcome) {
        over = true;
        live.delete(id);
        const durationMs = performance.now() - startedMs;
        const { code, message } = outcome ?? {};
        log({ type: "call-ended", target, path, durationMs, code, message });
      },
    });
    if (over) return;
    live.set(id, call);
    expiry ??= setTimeout(expire, limits.maxCallMs).unref();
  }

  function deliver(call: ServerCall, { type, payload }: RawFrame, message: Uint8Array): void {
    switch (type) {
      case FrameType.data:
        checkData(payload, limits.maxFrameBytes);
        return call.data(keep(payload, message));
      case FrameType.end:
        decodeRequestEnd(payload);
        return call.end();
      case FrameType.credit:
        return call.credit(decodeCredit(payload));
      case FrameType.reset:
        return call.cancel(decodeReset(payload));
      case FrameType.open:
        throw outOfOrder("a second OPEN");
      case FrameType.head:
        throw malformed("frame: only the server sends HEAD");
      default:
        throw new CallFault(Code.Unimplemented, `bridge: unknown frame type ${type}`);
    }
  }

  /** A page that goes over a limit may do so in good faith; one that makes frames up does not. */
  function countFault({ code }: CallFault): void {
    if (code === Code.ResourceExhausted || ++faults <= limits.maxFaultsPerSocket) return;
    throw new SocketFault(
      CloseCode.protocol,
      `bridge: too many faults (limit maxFaultsPerSocket = ${limits.maxFaultsPerSocket})`,
    );
  }

  function takeFrame(frame: RawFrame, message: Uint8Array): void {
    if (!greeted) return takeHello(frame);
    const { id, type } = frame;
    if (id === 0) {
      throw new SocketFault(CloseCode.protocol, `bridge: frame type ${type} without a call`);
    }
    const call = live.get(id);
    try {
      if (call !== undefined) {
        deliver(call, frame, message);
        touched.add(call);
      } else if (type === FrameType.open) {
        takeOpen(id, frame.payload);
      } else if (id > lastId) {
        throw outOfOrder(`call ${id} was never opened`);
      }
      // Else the call is over, and this was under way when it ended.
    } catch (error) {
      if (!(error instanceof CallFault)) throw error;
      countFault(error);
      if (call === undefined) refuse(id, error);
      else call.fault(error);
    }
  }

  socket.on("message", (data, isBinary) => {
    if (closed || draining) return;
    alive = true;
    try {
      if (!isBinary || !(data instanceof Uint8Array)) {
        throw new SocketFault(CloseCode.textMessage, "bridge: a message that is not binary");
      }
      for (const frame of splitMessage(data, limits.maxMessageBytes)) takeFrame(frame, data);
    } catch (error) {
      hangUp(
        error instanceof SocketFault
          ? error
          : new SocketFault(CloseCode.protocol, error instanceof Error ? error.message : "fault"),
      );
    }
    for (const call of touched) call.flush();
    touched.clear();
  });
  socket.on("pong", () => (alive = true));
  // "close" always follows, and says as much.
  socket.on("error", (error) => log({ type: "fault", message: error.message }));
  socket.on("close", (code, reason) => {
    log({ type: "socket-closed", code, reason: Buffer.from(reason).toString() });
    end();
  });

  const hello = {
    version: VERSION,
    features: Feature.inspect,
    window: limits.window,
    maxFrame: limits.maxFrameBytes,
    maxMessage: limits.maxMessageBytes,
  };
  socket.send(encodeFrame(FrameType.hello, 0, encodeHello(hello)), onSent);

  return {
    get calls() {
      return live.size;
    },
    drain() {
      if (closed) return;
      draining = true;
      const message = "the playground server is shutting down";
      for (const call of live.values()) call.fault(new CallFault(Code.Unavailable, message));
      outbox.flush();
      socket.close(CloseCode.goingAway, message);
    },
    terminate: () => socket.terminate(),
  };
}
