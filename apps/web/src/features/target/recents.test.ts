import { expect, test } from "vitest";
import type { Remembered } from "../../shared/lib/remembered.ts";
import { createRecents } from "./recents.ts";

function memory(initial?: string): Remembered & { saved: string | undefined } {
  return {
    saved: initial,
    read() {
      return this.saved;
    },
    write(value) {
      this.saved = value;
    },
  };
}

const at = (port: number, tls = false) => ({ address: `localhost:${port}`, tls });

test("the newest comes first, once, and is there after a reload", () => {
  const storage = memory();
  const recents = createRecents(storage);
  for (const target of [at(1), at(2), at(1), at(1, true)]) recents.add(target);
  expect(recents.list.get()).toEqual([at(1, true), at(1), at(2)]);
  expect(createRecents(storage).list.get()).toEqual([at(1, true), at(1), at(2)]);
});

test("six are kept, and each can be removed", () => {
  const recents = createRecents(memory());
  for (let port = 1; port <= 8; port++) recents.add(at(port));
  expect(recents.list.get().map(({ address }) => address)).toEqual(
    [8, 7, 6, 5, 4, 3].map((port) => `localhost:${port}`),
  );
  recents.remove(at(5));
  expect(recents.list.get()).toHaveLength(5);
});

test.each(["{", "null", '{"a":1}', '[1,{"address":1,"tls":true},{"address":"x:1"}]'])(
  "what cannot be read, such as %s, is no list",
  (saved) => {
    expect(createRecents(memory(saved)).list.get()).toEqual([]);
  },
);
