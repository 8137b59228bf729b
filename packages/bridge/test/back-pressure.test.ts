import { create } from "@bufbuild/protobuf";
import { DelayedReplySchema } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { encodeFrame } from "../src/split.ts";
import { FrameType } from "../src/frames.ts";
import { reply, startGreeter } from "./support/greeter.ts";
import { endFrame, envelope, helloFrame, openFrame, openRawTab } from "./support/raw-tab.ts";
import { startStand, until } from "./support/stand.ts";
import type { Stand } from "./support/stand.ts";

const KIB = 1024;
const MESSAGE = 4 * KIB;
/** Far more than all the windows together. */
const COUNT = 4096;

const windows = {
  receiveWindow: 512 * KIB,
  limits: { window: 512 * KIB, targetWindow: 128 * KIB },
};

/** What docs/BRIDGE.md adds to the windows: what each hop holds in its hands. */
const IN_HAND = {
  /** Joined for one read of the tab. */
  join: 128 * KIB,
  /** The high water mark of a call's queue, and the chunk that went past it. */
  queue: 128 * KIB,
  /** Of the target: Node's buffers, and grpc-js's of 16 messages. */
  target: 64 * KIB + 17 * MESSAGE,
};

/** So many calls beside the one that is stuck, in which `counter` must not move. */
const STILL = 25;

/** Waits until `counter` stands still while other calls on the same socket come and go. */
async function untilStill(
  stand: Stand,
  target: { address: string },
  counter: () => number,
): Promise<void> {
  let before = -1;
  let still = 0;
  while (still < STILL) {
    await stand.greeter(target).sayHello({ greeting: "still", name: "there?" });
    still = counter() === before ? still + 1 : 0;
    before = counter();
  }
}

test("a reader that stops stops the target, within the sum of the windows", async () => {
  let written = 0;
  const target = await startGreeter({
    parrotSaysHello(call) {
      const message = reply("x".repeat(MESSAGE));
      const go = () => {
        while (written < COUNT) {
          written++;
          if (call.write(message)) continue;
          call.once("drain", go);
          return;
        }
        call.end();
      };
      go();
    },
  });
  const stand = await startStand(windows);
  const answers = stand.greeter(target).parrotSaysHello({})[Symbol.asyncIterator]();
  await answers.next();

  await untilStill(stand, target, () => written);
  const bound =
    windows.receiveWindow +
    windows.limits.targetWindow +
    IN_HAND.join +
    IN_HAND.queue +
    IN_HAND.target;
  expect(written * MESSAGE).toBeGreaterThan(windows.receiveWindow);
  expect(written * MESSAGE).toBeLessThan(bound);

  let received = 1;
  while ((await answers.next()).done !== true) received++;
  expect(received).toBe(COUNT);
  expect(written).toBe(COUNT);
});

test("a target that stops reading stops the sender, within the sum of the windows", async () => {
  let received = 0;
  const resumed = Promise.withResolvers<void>();
  const target = await startGreeter({
    chattyClientSaysHello(call, callback) {
      call.on("data", () => received++);
      call.once("data", () => {
        call.pause();
        void resumed.promise.then(() => call.resume());
      });
      call.on("end", () => callback(null, create(DelayedReplySchema, { message: "all" })));
    },
  });
  const stand = await startStand(windows);
  let sent = 0;
  const answer = stand.greeter(target).chattyClientSaysHello(
    (async function* () {
      for (; sent < COUNT; sent++) yield { name: "x".repeat(MESSAGE) };
    })(),
  );
  await until(() => received > 0, "the target has got something");

  await untilStill(stand, target, () => sent);
  const bound = windows.limits.window + IN_HAND.queue + IN_HAND.target;
  expect(sent * MESSAGE).toBeGreaterThan(windows.limits.window);
  expect(sent * MESSAGE).toBeLessThan(bound);
  expect(received).toBeLessThan(sent);

  resumed.resolve();
  expect((await answer).message).toBe("all");
  expect(received).toBe(COUNT);
});

test("a reader that stops and leaves frees the target", async () => {
  let cancelled = 0;
  const target = await startGreeter({
    parrotSaysHello(call) {
      call.on("cancelled", () => cancelled++);
      const go = () => {
        while (call.write(reply("x".repeat(MESSAGE))));
        call.once("drain", go);
      };
      go();
    },
  });
  const stand = await startStand(windows);
  const controller = new AbortController();
  const options = { signal: controller.signal };
  const call = stand.greeter(target).parrotSaysHello({}, options);
  const answers = call[Symbol.asyncIterator]();
  await answers.next();
  await untilStill(stand, target, () => stand.server.stats().calls);
  controller.abort();
  await until(() => cancelled === 1, "the target has seen it");
  await until(() => stand.server.stats().calls === 0, "the call is gone");
  expect(stand.server.stats()).toEqual({ sockets: 1, calls: 0, sessions: 1 });
});

test("a whole tab that stops reading is not written to without end", async () => {
  const held: number[] = [];
  const target = await startGreeter({
    parrotSaysHello(call) {
      const message = reply("x".repeat(MESSAGE));
      const index = held.push(0) - 1;
      const go = () => {
        do held[index] = (held[index] ?? 0) + MESSAGE;
        while (call.write(message));
        call.once("drain", go);
      };
      go();
    },
  });
  const limits = { maxBufferedBytes: 256 * KIB, targetWindow: 64 * KIB };
  const stand = await startStand({ limits });
  const tab = await openRawTab(stand.url, false);
  // Windows that only the socket's own buffer can hold back.
  tab.send(helloFrame({ window: 0x7fff_ffff }));
  tab.socket.pause();
  const path = "/greet.Greeter/ParrotSaysHello";
  const ids = [1, 2, 3, 4, 5, 6, 7, 8];
  // In one message: the server end reads no further one from a tab that does not read.
  tab.send(
    ...ids.flatMap((id) => [
      openFrame(id, target, { path }),
      encodeFrame(FrameType.data, id, envelope(1)),
      endFrame(id),
    ]),
  );
  await until(() => held.length === 8, "the calls are there");
  // Calls of another tab, for the time that passes.
  const other = await startStand();
  await untilStill(other, target, () => held.reduce((sum, bytes) => sum + bytes, 0));
  const [first] = stand.webSockets.clients;
  expect(first?.bufferedAmount).toBeGreaterThan(0);
  expect(first?.bufferedAmount).toBeLessThan(limits.maxBufferedBytes + 512 * KIB);
  tab.socket.resume();
  const before = held.reduce((sum, bytes) => sum + bytes, 0);
  await until(() => held.reduce((sum, bytes) => sum + bytes, 0) > before, "it goes on");
});
