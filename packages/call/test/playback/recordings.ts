import { create } from "@bufbuild/protobuf";
import { HelloRequestSchema } from "@grpc-playground/gen/greet_pb";
import { array, constantFrom, nat, record, tuple } from "fast-check";
import type { Arbitrary } from "fast-check";
import { createCallLog } from "../../src/index.ts";
import type { CallEvent, CallLog, CallLogWriter, LogLimits } from "../../src/index.ts";

/** Something that happens to a call, so many ms after what was before it. */
export interface Happening {
  readonly what: "sent" | "received" | "paused" | "half-closed" | "trailers" | "status";
  readonly after: number;
  readonly size: number;
}

const often = ["sent", "received", "received", "received", "paused", "half-closed"] as const;
const middle: Arbitrary<Happening> = record({
  what: constantFrom(...often),
  after: nat(5_000),
  size: nat(500),
});
const end = constantFrom<Happening[]>(
  [],
  [{ what: "status", after: 5, size: 0 }],
  [
    { what: "trailers", after: 1, size: 0 },
    { what: "status", after: 0, size: 0 },
  ],
);

/** Any call, with an end or without. */
export const happenings: Arbitrary<Happening[]> = tuple(array(middle, { maxLength: 60 }), end).map(
  ([list, last]) => [...list, ...last],
);

/** A log and a clock that only what happens sets. */
export interface Recording {
  readonly log: CallLogWriter;
  readonly happen: (happening: Happening) => void;
}

export function recording(limits?: Partial<LogLimits>): Recording {
  let now = 0;
  const log = createCallLog({ limits, clock: () => now });
  return {
    log,
    happen({ what, after, size }) {
      now += after;
      append(log, what, size);
    },
  };
}

const message = create(HelloRequestSchema, {});

function append(log: CallLogWriter, what: Happening["what"], size: number): void {
  const { sent, received } = log.counters;
  const passed = { sent, received };
  if (what === "sent") log.message("message-sent", message, size);
  else if (what === "received") log.message("message-received", message, size);
  else if (what === "trailers") {
    log.milestone({ kind: "trailers", trailers: [], trailersOnly: false });
  } else if (what === "status") {
    const said = { message: "", details: [], origin: "server" } as const;
    log.milestone({ kind: "status", code: 0, name: "OK", ...said, ...passed });
  } else log.milestone({ kind: what, ...passed });
}

/** All events that a log shows, by its places. */
export function eventsOf(log: CallLog): CallEvent[] {
  return Array.from({ length: log.events.length }, (_, index) => {
    const event = log.events.at(index);
    if (event === undefined) throw new Error(`no event at ${index} of ${log.events.length}`);
    return event;
  });
}
