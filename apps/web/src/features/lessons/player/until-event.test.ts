import { createCallLog, type CallLogWriter, type StatusEvent } from "@grpc-playground/call";
import { Greeter } from "@grpc-playground/gen/greet_pb";
import type { CallEvidence } from "@grpc-playground/lessons";
import { expect, test } from "vitest";
import { untilEvent } from "./until-event.ts";

const secondReply = { do: "until", event: { kind: "received", place: 2 } } as const;
const { signal } = new AbortController();

function call(): CallEvidence & { log: CallLogWriter } {
  const method = Greeter.method.parrotSaysHello;
  return { log: createCallLog(), method, protocol: "grpc", target: "own" };
}

function end({ log }: { log: CallLogWriter }, name: StatusEvent["name"], code: number): void {
  const { sent, received } = log.counters;
  const origin = "client";
  log.milestone({ kind: "status", code, name, message: "", details: [], origin, sent, received });
}

test("a call that ends without the event is not waited for any longer", async () => {
  const own = call();
  const waiting = untilEvent(secondReply, { newest: () => own }, signal);
  end(own, "UNAVAILABLE", 14);
  await expect(waiting).rejects.toThrow(
    "The call ended with UNAVAILABLE before the second reply came.",
  );
});

test("an event that came counts, though the call has ended since", async () => {
  const own = call();
  end(own, "OK", 0);
  const act = { do: "until", event: { kind: "status" } } as const;
  await expect(untilEvent(act, { newest: () => own }, signal)).resolves.toBeUndefined();
});

test("a call that another has taken the place of may end", async () => {
  const [first, second] = [call(), call()];
  let newest = first;
  const waiting = untilEvent(secondReply, { newest: () => newest }, signal);
  newest = second;
  end(first, "CANCELLED", 1);
  end(second, "ABORTED", 10);
  await expect(waiting).rejects.toThrow("ended with ABORTED");
});
