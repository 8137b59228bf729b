import type { ConnectError } from "@connectrpc/connect";
import type { UniversalClientRequest, UniversalClientResponse } from "@connectrpc/connect/protocol";
import { createExchange } from "./exchange.ts";
import type { Exchange } from "./exchange.ts";
import { Code } from "@connectrpc/connect";
import { CallFault, malformed, SocketFault } from "./faults.ts";
import { CloseCode, FrameType, MAX_CALL_ID } from "./frames.ts";
import type { BridgeTarget } from "./frames.ts";
import type { Outbox } from "./outbox.ts";
import { checkData, decodeCredit, decodeHead, decodeReset, decodeResponseEnd } from "./payloads.ts";
import { keep } from "./split.ts";
import type { RawFrame } from "./split.ts";

/** The calls of one socket, by id. */
export interface Calls {
  /** False when all ids are given out; a new socket starts over. */
  readonly hasIds: boolean;
  start(
    request: UniversalClientRequest,
    target: BridgeTarget | undefined,
  ): Promise<UniversalClientResponse>;
  /** @throws SocketFault */
  take(frame: RawFrame, message: Uint8Array): void;
  /** The socket is gone: every call ends with `reason`. */
  lose(reason: ConnectError): void;
}

export function createCalls(options: { outbox: Outbox; window: number }): Calls {
  const { outbox, window } = options;
  const live = new Map<number, Exchange>();
  let lastId = 0;

  return {
    get hasIds() {
      return lastId < MAX_CALL_ID;
    },
    start(request, target) {
      const id = ++lastId;
      const exchange = createExchange({
        id,
        request,
        target,
        outbox,
        window,
        onFinished: () => live.delete(id),
      });
      if (!exchange.finished) live.set(id, exchange);
      return exchange.response;
    },
    take(frame, message) {
      const exchange = live.get(frame.id);
      if (exchange === undefined) {
        // A frame that was under way when its call ended means nothing any more.
        if (frame.id !== 0 && frame.id <= lastId) return;
        throw new SocketFault(CloseCode.protocol, `bridge: call ${frame.id} was never opened`);
      }
      try {
        deliver(exchange, frame, message);
      } catch (error) {
        if (!(error instanceof CallFault)) throw error;
        exchange.fault(error);
      }
    },
    lose(reason) {
      for (const exchange of live.values()) exchange.lose(reason);
    },
  };
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
