import { create } from "@bufbuild/protobuf";
import { createCallLog, isMessageEvent, type CallLog } from "@grpc-playground/call";
import { HelloReplySchema } from "@grpc-playground/gen/greet_pb";
import { array, assert, boolean, constantFrom, integer, property, uniqueArray } from "fast-check";
import { expect, test } from "vitest";
import { isFailure, shownEvents, type Kind } from "./shown-events.ts";

const message = create(HelloReplySchema, {});

/** A log of `true` for sent and `false` for received, an event each millisecond. */
function logOf(sent: readonly boolean[], maxMessages: number): CallLog {
  let now = -1;
  const log = createCallLog({ limits: { maxMessages }, clock: () => (now += 1) });
  log.milestone({
    kind: "opened",
    service: "a.A",
    method: "M",
    rpcType: "bidi_streaming",
    requestType: "a.Q",
    responseType: "a.P",
    startedAt: 0,
  });
  sent.forEach((isSent, index) => {
    if (index === 3) log.milestone({ kind: "response-headers", headers: [] });
    log.message(isSent ? "message-sent" : "message-received", message, 1);
  });
  log.milestone({ kind: "cancelled", by: "client", sent: 0, received: 0 });
  return log;
}

const kinds: readonly Kind[] = ["sent", "received", "heads", "errors"];

test("any choice of any log leaves what going through all events leaves", () => {
  assert(
    property(
      array(boolean(), { maxLength: 40 }),
      integer({ min: 1, max: 40 }),
      uniqueArray(constantFrom(...kinds)),
      integer({ min: -2, max: 45 }),
      integer({ min: 0, max: 45 }),
      boolean(),
      (sent, limit, chosen, from, length, spanned) => {
        const log = logOf(sent, limit);
        const span = spanned ? { from, to: from + length } : undefined;
        const shown = shownEvents(log, { kinds: new Set(chosen), span });
        const wanted = Array.from({ length: log.events.length }, (_, index) => log.events.at(index))
          .filter((event) => event !== undefined)
          .filter(({ at }) => span === undefined || (at >= span.from && at <= span.to))
          .filter((event) => {
            if (chosen.length === 0) return true;
            if (event.kind === "message-sent") return chosen.includes("sent");
            if (event.kind === "message-received") return chosen.includes("received");
            return chosen.includes("heads") || (chosen.includes("errors") && isFailure(event));
          });
        expect(Array.from({ length: shown.length }, (_, index) => shown.at(index))).toEqual(wanted);
        expect(shown.at(shown.length)).toBeUndefined();
        wanted.forEach(({ seq }, index) => expect(shown.indexOf(seq)).toBe(index));
        // Numbered without gaps, up to the number of them all.
        const positions = wanted.flatMap((event, index) =>
          isMessageEvent(event) ? [shown.positionOf(index)] : [],
        );
        positions.forEach(([at, of], index) => {
          expect(of - at).toBe(positions.length - 1 - index);
        });
      },
    ),
  );
});

test("a message is numbered as if those that were dropped were there", () => {
  const log = logOf([true, false, true, false, false, false], 2);
  const shown = shownEvents(log, { kinds: new Set(["received"]), span: undefined });
  expect(shown.length).toBe(2);
  const event = shown.messages.at(1);
  expect(event?.index).toBe(3);
  expect(shown.positionOf(1)).toEqual([4, 4]);
});
