import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStore } from "../../shared/lib/store.ts";
import { keepAsking } from "./keep-asking.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const down = () => Promise.reject(new Error("nobody there"));

/** Asks a server that is up or down, and counts. */
function setUp() {
  const occasions = createStore(0);
  const server = { asked: 0, answer: (): Promise<unknown> => Promise.resolve() };
  const stop = keepAsking(() => {
    server.asked += 1;
    return server.answer();
  }, occasions.subscribe);
  const ask = () => occasions.set(occasions.get() + 1);
  return { ask, server, stop };
}

test("what was answered is asked again on the next occasion, and not before", async () => {
  const { ask, server, stop } = setUp();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([server.asked, vi.getTimerCount()]).toEqual([1, 0]);
  ask();
  expect(server.asked).toBe(2);
  stop();
  await vi.advanceTimersByTimeAsync(0);
  ask();
  expect(server.asked).toBe(2);
});

test("a server that is down is asked until it answers, or nobody wants to know", async () => {
  const { ask, server, stop } = setUp();
  await vi.advanceTimersByTimeAsync(0);
  server.answer = down;
  ask();
  await vi.advanceTimersByTimeAsync(7_000);
  expect(server.asked, "two more, three seconds apart").toBe(4);
  server.answer = () => Promise.resolve();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.asked).toBe(5);
  server.answer = down;
  ask();
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([server.asked, vi.getTimerCount()]).toEqual([6, 0]);
});
