import { describe, expect, test } from "vitest";
import { sendState } from "./send-state.ts";

const idle = { open: false, halfClosed: false };
const open = { open: true, halfClosed: false };
const halfClosed = { open: true, halfClosed: true };

describe.each(["unary", "server_streaming"] as const)("%s", (methodKind) => {
  test("sends when no call is open, and cancels when one is", () => {
    expect(sendState({ methodKind }, idle, undefined)).toMatchObject({
      streams: false,
      canSend: true,
      canCancel: false,
    });
    // A unary request is half-closed from the start.
    expect(sendState({ methodKind }, halfClosed, undefined)).toMatchObject({
      canSend: false,
      canCancel: true,
    });
  });
});

describe.each(["client_streaming", "bidi_streaming"] as const)("%s", (methodKind) => {
  test.each([
    ["idle", idle, { canSend: true, canHalfClose: false, canCancel: false }],
    ["open", open, { canSend: true, canHalfClose: true, canCancel: true, why: "" }],
    ["half-closed", halfClosed, { canSend: false, canHalfClose: false, canCancel: true }],
  ])("%s", (_, flags, expected) => {
    expect(sendState({ methodKind }, flags, undefined)).toMatchObject({
      streams: true,
      ...expected,
    });
  });

  test("goes on with a call that is open, also where no new one could be opened", () => {
    expect(sendState({ methodKind }, open, "Only over gRPC.")).toMatchObject({ canSend: true });
  });
});

test.each(["unary", "server_streaming", "client_streaming", "bidi_streaming"] as const)(
  "%s says why whenever a button cannot be pressed",
  (methodKind) => {
    for (const flags of [idle, open, halfClosed]) {
      const state = sendState({ methodKind }, flags, undefined);
      const isAnyOff = !state.canSend || !state.canCancel || (state.streams && !state.canHalfClose);
      expect(state.why !== "").toBe(isAnyOff);
    }
    expect(sendState({ methodKind }, idle, "Only over gRPC.")).toMatchObject({
      canSend: false,
      why: "Only over gRPC.",
    });
  },
);
