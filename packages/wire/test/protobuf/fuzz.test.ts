import { expect, test } from "vitest";
import { fuzzMessages } from "../fuzz/messages.ts";

test("never throws, whatever it reads (the long run is `pnpm run fuzz`)", () => {
  const counts = fuzzMessages(20261121, 20_000);
  expect(counts.inputs).toBe(20_000);
  // The inputs are neither all sound nor all broken.
  expect(counts.fields).toBeGreaterThan(50_000);
  expect(counts.problems).toBeGreaterThan(5_000);
  expect(counts.found).toBeGreaterThan(5_000);
}, 60_000);
