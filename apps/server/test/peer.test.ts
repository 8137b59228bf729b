import { expect, test } from "vitest";
import { callValues, hostOf } from "../src/peer.ts";

test.each([
  ["127.0.0.1:50123", "127.0.0.1"],
  ["[::1]:50123", "[::1]"],
  ["unknown", "unknown"],
])("%s is at %s", (peer, host) => {
  expect(hostOf(callValues(() => peer))).toBe(host);
});
