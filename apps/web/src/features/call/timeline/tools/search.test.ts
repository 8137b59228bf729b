import { create } from "@bufbuild/protobuf";
import { createCallLog, type MessageEvent } from "@grpc-playground/call";
import { HelloReplySchema } from "@grpc-playground/gen/greet_pb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSearch } from "./search.ts";

/** Frames of a page that draws when it is told to: Node has none. */
const frames: FrameRequestCallback[] = [];
beforeEach(() => {
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => frames.push(callback));
  vi.stubGlobal("cancelAnimationFrame", (handle: number) => {
    frames[handle - 1] = () => undefined;
  });
});
afterEach(() => {
  frames.length = 0;
  vi.unstubAllGlobals();
});

function drawAll(): number {
  let drawn = 0;
  for (let next = frames.shift(); next !== undefined; next = frames.shift(), drawn += 1) {
    next(performance.now());
  }
  return drawn;
}

const textOf = (event: MessageEvent) => `Message ${event.index}`;
const accepts = () => true;
const even = ({ index }: MessageEvent) => index % 2 === 0;
const slow = (event: MessageEvent) => {
  const end = performance.now() + 1;
  while (performance.now() < end);
  return textOf(event);
};

function fill(log: ReturnType<typeof createCallLog>, count: number) {
  const message = create(HelloReplySchema);
  for (let index = 0; index < count; index += 1) log.message("message-received", message, 1);
}

test("messages are found in any case, also those that come later", () => {
  const log = createCallLog();
  fill(log, 12);
  const search = createSearch({ log, accepts, textOf, text: "MESSAGE 1" });
  const stop = search.run();
  drawAll();
  expect(search.found()).toEqual([1, 10, 11]);
  expect(search.progress()).toBe(1);
  fill(log, 5);
  drawAll();
  expect(search.found()).toEqual([1, 10, 11, 12, 13, 14, 15, 16]);
  stop();
  fill(log, 5);
  expect(drawAll()).toBe(0);
  expect(search.found().length).toBe(8);
});

test("what the log drops is no longer found", () => {
  const log = createCallLog({ limits: { maxMessages: 4 } });
  fill(log, 4);
  const search = createSearch({ log, accepts, textOf, text: "message" });
  search.run();
  drawAll();
  fill(log, 3);
  drawAll();
  expect(search.found()).toEqual([3, 4, 5, 6]);
});

test("no frame is held up, and how far it is can be told", () => {
  const log = createCallLog();
  fill(log, 50);
  const search = createSearch({ log, accepts, textOf: slow, text: "message 4" });
  search.run();
  frames.shift()?.(0);
  expect(search.progress()).toBeGreaterThan(0);
  expect(search.progress()).toBeLessThan(0.5);
  expect(drawAll()).toBeGreaterThan(4);
  expect(search.found().length).toBe(11);
});

test("messages that are not shown are passed over", () => {
  const log = createCallLog();
  fill(log, 4);
  const search = createSearch({ log, accepts: even, textOf, text: "message" });
  search.run();
  drawAll();
  expect(search.found()).toEqual([0, 2]);
});
