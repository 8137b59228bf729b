import { createCallLog, type CallEvent } from "@grpc-playground/call";
import { expect, test } from "vitest";
import { seenBy } from "./seen-by.ts";

const sent = { kind: "message-sent", seq: 2, at: 1, index: 1, size: 0 } as const;
const status = {
  kind: "status",
  code: 14,
  name: "UNAVAILABLE",
  message: "",
  details: [],
  origin: "server",
  sent: 0,
  received: 0,
  seq: 9,
  at: 9,
} as const satisfies CallEvent;

test("an event names who saw it, the client's first and the outermost first", () => {
  const { sightings } = createCallLog({ clock: () => 0 });
  const event = { ...sent, message: { $typeName: "x" } };
  expect(seenBy(sightings, event)).toBe(undefined);
  const seen = { what: "message-sent", index: 1, attempt: 0 } as const;
  sightings.add({ ...seen, side: "server", by: "auth", layer: 0 });
  sightings.add({ ...seen, side: "client", by: "logging", layer: 1 });
  sightings.add({ ...seen, side: "client", by: "retry", layer: 0 });
  sightings.add({ ...seen, side: "client", by: "retry", layer: 0, attempt: 1 });
  sightings.add({ ...seen, side: "server", by: "server", layer: -1 });
  sightings.add({ ...seen, side: "client", by: "caching", layer: 2, index: 0 });
  expect(seenBy(sightings, event)).toBe("retry, logging · auth");
  expect(seenBy(sightings, { ...event, index: 7 })).toBe(undefined);
});

test("the status was seen by whoever saw an error or the end, each once", () => {
  const { sightings } = createCallLog({ clock: () => 0 });
  const seen = { side: "client", by: "retry", layer: 0, attempt: 0 } as const;
  sightings.add({ ...seen, what: "error" });
  sightings.add({ ...seen, what: "done" });
  expect(seenBy(sightings, status)).toBe("retry");
});
