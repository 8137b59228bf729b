import type { ConnectError } from "@connectrpc/connect";
import type { UniversalClientRequest, UniversalClientResponse } from "@connectrpc/connect/protocol";
import { createExchange } from "./exchange.ts";
import type { Exchange } from "./exchange.ts";
import { Code } from "@connectrpc/connect";
import { CallFault, malformed, SocketFault } from "./faults.ts";
import { CloseCode, FrameType, MAX_CALL_ID } from "./frames.ts";
import type { BridgeTarget } from "./frames.ts";
import type { InspectOptions } from "./inspect.ts";
import type { Outbox } from "./outbox.ts";
import { checkData, decodeCredit, decodeHead, decodeReset, decodeResponseEnd } from "./payloads.ts";
import { keep } from "./split.ts";
import type { RawFrame } from "./split.ts";
import { createTapListener, isTap } from "./tap/listener.ts";
import type { TapListener } from "./tap/listener.ts";

/** The calls of one socket, by id. */
export interface Calls {
  /** False when all ids are given out; a new socket starts over. */
  readonly hasIds: boolean;
  start(
    request: UniversalClientRequest,
    target: BridgeTarget | undefined,
    inspect?: InspectOptions,
  ): Promise<UniversalClientResponse>;
  /** @throws SocketFault */
  take(frame: RawFrame, message: Uint8Array): void;
  /** The socket is gone: every call ends with `reason`. */
  lose(reason: ConnectError): void;
}

export interface CallsOptions {
  readonly outbox: Outbox;
  /** Bytes of each call's response that may be under way. */
  readonly window: number;
  /** Whether the server end tells of the HTTP/2 frames of a call. Known by the first call. */
  readonly offersFrames: () => boolean;
}

export function createCalls({ outbox, window, offersFrames }: CallsOptions): Calls {
  const live = new Map<number, Exchange>();
  /** What is still told of inspected calls, live or over. */
  const taps = new Map<number, TapListener>();
  let lastId = 0;

  return {
    get hasIds() {
      return lastId < MAX_CALL_ID;
    },
    start(request, target, asked) {
      const id = ++lastId;
      const inspect = asked && { ...asked, frames: asked.frames && offersFrames() };
      const tap =
        inspect &&
        createTapListener(
          inspect.inspector,
          () => exchange.flow(),
          () => taps.delete(id),
        );
      const exchange = createExchange({
        id,
        request,
        target,
        inspect,
        outbox,
        window,
        onFinished(unheard) {
          live.delete(id);
          if (unheard || inspect?.frames !== true) tap?.end();
        },
      });
      if (!exchange.finished) {
        live.set(id, exchange);
        if (tap !== undefined) taps.set(id, tap);
      }
      return exchange.response;
    },
    take(frame, message) {
      const exchange = live.get(frame.id);
      const tap = taps.get(frame.id);
      if (tap !== undefined && isTap(frame.type)) return takeTap(tap, exchange, frame, message);
      if (exchange === undefined) {
        // A frame that was under way when its call ended means nothing any more.
        if (frame.id !== 0 && frame.id <= lastId) return endUnheard(tap, frame);
        throw new SocketFault(CloseCode.protocol, `bridge: call ${frame.id} was never opened`);
      }
      try {
        deliver(exchange, frame, message);
      } catch (error) {
        if (!(error instanceof CallFault)) throw error;
        exchange.fault(error);
      }
      endUnheard(tap, frame);
    },
    lose(reason) {
      for (const exchange of live.values()) exchange.lose(reason);
      for (const tap of taps.values()) tap.end();
    },
  };
}

/** A tap is told of first, so that a call that ended without was refused before it had one. */
function endUnheard(tap: TapListener | undefined, { type }: RawFrame): void {
  if (tap?.heard === false && (type === FrameType.reset || type === FrameType.end)) tap.end();
}

/** A fault ends what is told, and the call with it, if it is not over. */
function takeTap(
  tap: TapListener,
  exchange: Exchange | undefined,
  frame: RawFrame,
  message: Uint8Array,
): void {
  try {
    tap.take(frame, message);
  } catch (error) {
    if (!(error instanceof CallFault)) throw error;
    exchange?.fault(error);
    tap.end();
  }
}

function deliver(exchange: Exchange, { type, payload }: RawFrame, message: Uint8Array): void {
  switch (type) {
    case FrameType.head:
      return exchange.head(decodeHead(payload));
    case FrameType.data:
      checkData(payload);
      return exchange.data(keep(payload, message));
    case FrameType.end:
      return exchange.end(decodeResponseEnd(payload));
    case FrameType.reset:
      return exchange.reset(decodeReset(payload));
    case FrameType.credit:
      return exchange.credit(decodeCredit(payload));
    case FrameType.open:
      throw malformed("frame: only a tab sends OPEN");
    default:
      throw new CallFault(Code.Unimplemented, `bridge: unknown frame type 0x${type.toString(16)}`);
  }
}
