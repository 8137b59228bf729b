import { create } from "@bufbuild/protobuf";
import { createCallLog } from "@grpc-playground/call";
import { HelloReplySchema } from "@grpc-playground/gen/greet_pb";
import { expect, test } from "vitest";
import { barWidth, stripShape } from "./strip-shape.ts";

const message = create(HelloReplySchema);

/** Where the bars of a path begin, in bars from the left. */
function barsOf(path: string): number[] {
  return [...path.matchAll(/M(\d+) /g)].map(([, x]) => Number(x) / barWidth);
}

function heightsOf(path: string): number[] {
  return [...path.matchAll(/v(-?\d+)/g)].map(([, height]) => Math.abs(Number(height)));
}

test("each message is a bar where its time is, above for sent and below for received", () => {
  let now = 0;
  const log = createCallLog({ clock: () => now });
  for (const [at, kind] of [
    [0, "message-sent"],
    [25, "message-received"],
    [50, "message-sent"],
    [100, "message-received"],
  ] as const) {
    now = at;
    log.message(kind, message, 1);
  }
  log.milestone({ kind: "half-closed", sent: 2, received: 2 });
  const shape = stripShape(log, { from: 0, to: 100 }, 100 * barWidth, 40);
  expect(barsOf(shape.up)).toEqual([0, 50]);
  expect(barsOf(shape.down)).toEqual([25, 99]);
  expect(shape.up).toContain("v-");
  expect(shape.down).not.toContain("v-");
  expect(shape.ticks).toEqual([{ x: 100 * barWidth - 0.5, seq: 4 }]);

  // A part of it alone.
  const part = stripShape(log, { from: 20, to: 60 }, 40 * barWidth, 40);
  expect(barsOf(part.up)).toEqual([30]);
  expect(barsOf(part.down)).toEqual([5]);
  expect(part.ticks).toEqual([]);
});

test("more messages make a higher bar, and dropped ones are not drawn", () => {
  let now = 0;
  const log = createCallLog({ clock: () => now, limits: { maxMessages: 120 } });
  for (let index = 0; index < 50; index += 1) log.message("message-received", message, 1);
  now = 10;
  log.message("message-received", message, 1);
  now = 20;
  for (let index = 0; index < 100; index += 1) log.message("message-received", message, 1);
  const { down } = stripShape(log, { from: 0, to: 20 }, 20 * barWidth, 60);
  // 19 of the first 50 are left.
  const [first = 0, second = 0, third = 0] = heightsOf(down);
  expect(first).toBeGreaterThan(second);
  expect(third).toBeGreaterThan(first);
});
