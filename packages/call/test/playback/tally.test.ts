import { create } from "@bufbuild/protobuf";
import { HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { array, assert, boolean, nat, property, record } from "fast-check";
import { expect, test } from "vitest";
import { createCallLog } from "../../src/index.ts";
import { createTally } from "../../src/playback/index.ts";
import type { Totals } from "../../src/playback/index.ts";

const message = create(HelloRequestSchema, {});
const steps = array(record({ sent: boolean(), size: nat(999), asked: boolean() }), {
  maxLength: 400,
});
const limits = { maxMessages: 150, maxBytes: 1_000_000 };

test("totals of any part are those of its messages, whatever is dropped and whenever it is asked", () => {
  assert(
    property(steps, (list) => {
      const log = createCallLog({ limits });
      const tally = createTally(log);
      const expected: Totals[] = [{ sent: 0, received: 0, bytesSent: 0, bytesReceived: 0 }];
      const early: [Totals, Totals | undefined][] = [];
      for (const { sent, size, asked } of list) {
        log.message(sent ? "message-sent" : "message-received", message, size);
        const { counters } = log;
        expected.push({
          sent: counters.sent,
          received: counters.received,
          bytesSent: counters.bytesSent,
          bytesReceived: counters.bytesReceived,
        });
        // Asked now and then: else it finds messages dropped that it has never seen.
        const wanted = asked && size < 20 ? expected.length - 1 : 0;
        if (wanted > 0) early.push([tally.upTo(wanted), expected.at(wanted)]);
      }
      for (const [answer, right] of early) expect(answer).toEqual(right);
      const dropped = list.length - log.messages.length;
      for (let number = dropped; number <= list.length; number += 1) {
        expect(tally.upTo(number)).toEqual(expected[number]);
      }
      expect(tally.upTo(dropped - 1)).toEqual(expected[dropped]);
      expect(createTally(log).upTo(dropped)).toEqual(expected[dropped]);
    }),
  );
});

test("a long stream is counted along with, and its totals stay right as marks of what is gone are let go of", () => {
  const log = createCallLog({ limits });
  const tally = createTally(log);
  for (let number = 0; number < 5_000; number += 1) {
    log.message("message-received", message, number % 7);
    if (number % 50 !== 0) continue;
    const passed = number + 1;
    const kept = log.messages.length;
    let bytes = log.counters.bytesReceived;
    for (let back = 0; back <= kept; back += 1) {
      const { received, bytesReceived } = tally.upTo(passed - back);
      expect([received, bytesReceived]).toEqual([passed - back, bytes]);
      bytes -= log.messages.at(kept - 1 - back)?.size ?? 0;
    }
  }
});
