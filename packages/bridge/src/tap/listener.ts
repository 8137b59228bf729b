import { Code } from "@connectrpc/connect";
import { CallFault } from "../faults.ts";
import { FrameType } from "../frames.ts";
import type { FlowSample, Inspector } from "../inspect.ts";
import { keep } from "../split.ts";
import type { RawFrame } from "../split.ts";
import { decodeTapConnection, decodeTapEnd, decodeTapFlow, decodeTapFrames } from "./codec.ts";

/** The tab's end of what is told of one inspected call: it may outlive the call. */
export interface TapListener {
  /** False until the first frame came: without one, a RESET means that there will be none. */
  readonly heard: boolean;
  /**
   * A frame for which `isTap` holds.
   *
   * @throws CallFault
   */
  take(frame: RawFrame, message: Uint8Array): void;
  /** Nothing more will come. May be called more than once. */
  end(): void;
}

/** Whether frames of this type are a tap's to take. */
export function isTap(type: number): boolean {
  return type >= 0x10 && type <= 0x1f;
}

/**
 * @param tab how the call fares in this tab, at this moment
 * @param onEnd called once, after `inspector.ended`
 */
export function createTapListener(
  inspector: Inspector,
  tab: () => FlowSample["tab"],
  onEnd: () => void,
): TapListener {
  let heard = false;
  let ended = false;

  function end(): void {
    if (ended) return;
    ended = true;
    inspector.ended();
    onEnd();
  }

  return {
    get heard() {
      return heard;
    },
    take({ type, payload }, message) {
      if (ended) return;
      heard = true;
      switch (type) {
        case FrameType.tapFrames:
          return inspector.frames(decodeTapFrames(keep(payload, message)));
        case FrameType.tapConnection:
          return inspector.connection(decodeTapConnection(payload));
        case FrameType.tapFlow:
          return inspector.flow({ ...decodeTapFlow(payload), tab: tab() });
        case FrameType.tapEnd:
          decodeTapEnd(payload);
          return end();
        default:
          throw new CallFault(
            Code.Unimplemented,
            `bridge: unknown frame type 0x${type.toString(16)}`,
          );
      }
    },
    end,
  };
}
