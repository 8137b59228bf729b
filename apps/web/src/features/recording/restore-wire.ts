import type {
  CallLogWriter,
  ConnectionEvent,
  HeaderEntry,
  WireRecord,
} from "@grpc-playground/call";
import type {
  Recording,
  Recording_Body,
  Recording_Head,
  Recording_Header,
  Recording_Record,
} from "@grpc-playground/gen/playground/v1/recording_pb";
import { countOf, timeOf } from "./numbers.ts";

/** What stands in the place of a value that was left out. */
const withheld = "(left out of the file)";

const states: readonly ConnectionEvent["state"][] = [
  "dialling",
  "connected",
  "secured",
  "ready",
  "failed",
  "closed",
];

export function entryOf({ name, value, withheld: isWithheld }: Recording_Header): HeaderEntry {
  return [name, isWithheld ? withheld : value];
}

/** What was dropped of a body before the file was written. */
export function lostOf(body: Recording_Body | undefined) {
  return { parts: countOf(body?.droppedParts), bytes: countOf(body?.droppedBytes) };
}

/**
 * Writes the bytes of a call anew.
 *
 * @param advance moves the log's clock to a time of the call; `rewind`, to its start
 */
export function restoreWire(
  { wire: to }: CallLogWriter,
  { wire: from }: Recording,
  advance: (at: number) => number,
  rewind: () => void,
): void {
  if (from === undefined) return;
  for (const way of ["up", "down"] as const) {
    const body = from[way];
    if (body === undefined) continue;
    const add = way === "up" ? to.sent : to.received;
    to.cut(way, body.enveloped);
    for (const part of body.parts) {
      advance(part.at);
      add(part.bytes);
      if (!body.enveloped) to.finish(way);
    }
    add(body.pending);
    rewind();
  }
  if (from.request !== undefined) {
    advance(from.request.at);
    if (!URL.canParse(from.request.url)) throw new Error("the URL of its request is none");
    to.requestHead({ ...headOf(from.request), method: from.request.method, url: from.request.url });
  }
  if (from.response !== undefined) {
    advance(from.response.at);
    const { status, statusText } = from.response;
    to.responseHead({ ...headOf(from.response), status, statusText });
  }
  to.frames(from.records.map(recordOf));
  for (const { at, state, detail } of from.connection) {
    const known = states.find((name) => name === state);
    if (known !== undefined) to.connected({ at: timeOf(at), state: known, detail });
  }
  to.close();
}

function headOf({ headers }: Recording_Head) {
  return { headers: headers.map(entryOf) };
}

function recordOf({ at: time, up, bytes, ...counted }: Recording_Record): WireRecord {
  const at = timeOf(time);
  const way = up ? "up" : "down";
  if (bytes.length > 0) return { at, way, bytes };
  const skipped = { frames: countOf(counted.skippedFrames), bytes: countOf(counted.skippedBytes) };
  return { at, way, skipped };
}
