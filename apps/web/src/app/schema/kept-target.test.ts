import { expect, test } from "vitest";
import { keptTarget } from "./kept-target.ts";

function memory(saved?: string) {
  let value = saved;
  return { read: () => value, write: (next: string | undefined) => void (value = next) };
}

test("a target is kept by its address, and the playground's own as none", () => {
  const storage = memory();
  const kept = keptTarget(storage);
  expect(kept.read()).toBeUndefined();
  kept.write({ address: "localhost:50052", tls: true });
  expect(keptTarget(storage).read()).toEqual({ address: "localhost:50052", tls: true });
  kept.write(undefined);
  expect(storage.read()).toBeUndefined();
});

test.each(["{", "null", "[]", '{"address": 1, "tls": true}', '{"address": "a:1"}'])(
  "what is not a target is none: %s",
  (saved) => {
    expect(keptTarget(memory(saved)).read()).toBeUndefined();
  },
);
