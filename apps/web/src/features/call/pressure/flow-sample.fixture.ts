import type { FlowSample } from "@grpc-playground/call";

interface Told {
  at: number;
  unread: number;
  tabWindow: number;
  unsent: number;
  tabSendWindow: number;
  queuedDown: number;
  queuedUp: number;
  paused: boolean;
  window: number;
  sendWindow: number;
  sent: number;
  taken: number;
}

/** A sample for tests: nothing waits and every window is open, unless told otherwise. */
export function flowSample(told: Partial<Told>): FlowSample {
  return {
    at: told.at ?? 0,
    tab: {
      unread: told.unread ?? 0,
      window: told.tabWindow ?? 1_048_576,
      unsent: told.unsent ?? 0,
      sendWindow: told.tabSendWindow ?? 1_048_576,
    },
    bridge: {
      queuedDown: told.queuedDown ?? 0,
      queuedUp: told.queuedUp ?? 0,
      paused: told.paused ?? false,
    },
    target: {
      window: told.window ?? 262_144,
      sendWindow: told.sendWindow ?? 65_535,
      sent: told.sent ?? 0,
      taken: told.taken ?? 0,
    },
  };
}
