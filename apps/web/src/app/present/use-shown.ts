import type { CallLog, Protocol } from "@grpc-playground/call";
import type { Playback } from "@grpc-playground/call/playback";
import { createElement, useState, type ReactNode } from "react";
import { createStore, useStore } from "../../shared/lib/store.ts";
import type { Present } from "./use-present.ts";

/** What is shown of the call in a place: the call itself, or one of its playbacks. */
export interface Shown {
  readonly log: CallLog | undefined;
  readonly playback: Playback | undefined;
  /** To an audience. */
  readonly presenting: boolean;
  readonly withoutRequest: boolean;
  /** Shows the call once more. */
  readonly replay: () => void;
  /** Below the call. */
  readonly replayBar: ReactNode;
  /** Below everything. */
  readonly presentBar: (protocol: Protocol) => ReactNode;
}

/** A call shorter than this (ms) is shown again in slow motion. */
const briefMs = 1_000;

const always = createStore("shown");

/** Decides what the views of a call are given. */
export function useShown(log: CallLog | undefined, present: Present): Shown {
  const { parts, since } = present;
  const [replayed, setReplayed] = useState<{ log: CallLog; playback: Playback }>();
  const request = useStore(parts?.presentedRequest ?? always);
  const presenting = parts !== undefined && since !== undefined;

  const presented = presenting && log !== undefined ? parts.playbackOf(log, since) : undefined;
  const again = replayed?.log === log ? replayed?.playback : undefined;
  const playback = presented ?? again;

  return {
    log: playback?.log ?? log,
    playback,
    presenting,
    withoutRequest: presenting && request === "hidden",
    replay: () => {
      if (log === undefined) return;
      void present.load(({ playbackOf }) => {
        const made = playbackOf(log);
        setReplayed({ log, playback: made });
        made.toStart();
        // What took no time would be over before it was seen.
        made.setSpeed(log.elapsed() < briefMs ? 0.1 : 1);
        made.play();
      });
    },
    replayBar:
      parts !== undefined && !presenting && again !== undefined
        ? createElement(parts.ReplayBar, {
            playback: again,
            onClose: () => {
              again.live();
              setReplayed(undefined);
            },
          })
        : undefined,
    presentBar: (protocol) =>
      presenting
        ? createElement(parts.PresentBar, { playback, protocol, onLeave: present.leave })
        : undefined,
  };
}
