import type { Call, SightingLogWriter } from "@grpc-playground/call";
import { type Sighting, Sighting_What } from "@grpc-playground/gen/playground/v1/witness_pb";
import type { Stand } from "./stand.ts";

const whats = {
  [Sighting_What.UNSPECIFIED]: undefined,
  [Sighting_What.REQUEST]: "request",
  [Sighting_What.MESSAGE_SENT]: "message-sent",
  [Sighting_What.HALF_CLOSE]: "half-close",
  [Sighting_What.RESPONSE]: "response",
  [Sighting_What.MESSAGE_RECEIVED]: "message-received",
  [Sighting_What.ERROR]: "error",
  [Sighting_What.CANCELLED]: "cancelled",
  [Sighting_What.DONE]: "done",
} as const;

/** The longest that a call which has ended is watched for what the server saw of it. */
const graceMs = 1_500;

/**
 * Puts what the server sees of a call into its log. Resolves when the server has
 * told all, or nothing more is to be expected. Never rejects: a call that never
 * arrived was seen by nobody.
 */
export async function watch(
  stand: Stand,
  trace: string,
  call: Call,
  sightings: SightingLogWriter,
): Promise<void> {
  const over = new AbortController();
  const giveUp = () => over.abort();
  void call.done.then(() =>
    setTimeout(giveUp, call.log.sightings.heldBack === undefined ? graceMs : 0),
  );
  try {
    for await (const seen of stand.witness.watch({ trace }, { signal: over.signal })) {
      add(seen, call, sightings);
    }
  } catch {
    // Not there, or it took too long: what was told is in the log.
  }
}

function add(seen: Sighting, { log }: Call, sightings: SightingLogWriter): void {
  const what = whats[seen.what];
  if (what === undefined) return;
  const { by, layer, index, attempt, note, stopped, code } = seen;
  const at = (log.find("request-headers")?.at ?? 0) + seen.at;
  sightings.add({ at, side: "server", by, layer, what, index, attempt, note, stopped, code });
}
