import {
  create,
  createFileRegistry,
  fromBinary,
  fromJsonString,
  type DescMethod,
  type FileRegistry,
} from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import {
  createCallLog,
  statusName,
  type CallLog,
  type CallLogWriter,
  type Protocol,
} from "@grpc-playground/call";
import {
  RecordingSchema,
  type Recording,
  type Recording_Event,
} from "@grpc-playground/gen/playground/v1/recording_pb";
import { separateLocalNames } from "@grpc-playground/schema";
import { fromTold } from "../../shared/lib/told-sighting.ts";
import { checkPlace, countOf, dateOf, timeOf } from "./numbers.ts";
import { entryOf, lostOf, restoreWire } from "./restore-wire.ts";
import { recordingVersion } from "./version.ts";

/** A call out of a file. */
export interface OpenedRecording {
  readonly log: CallLog;
  readonly method: DescMethod;
  /** The types that came in the file. */
  readonly registry: FileRegistry;
  readonly protocol: Protocol;
  readonly target: string;
}

export type Opened =
  | { readonly ok: true; readonly value: OpenedRecording }
  /** A sentence that says what is wrong with the file, and what to do. */
  | { readonly ok: false; readonly problem: string };

const protocols: readonly Protocol[] = ["grpc", "grpc-web", "connect", "connect-json"];

/**
 * Reads a file that `writeRecording` wrote. Never throws.
 *
 * @param find a method of the target that is open: its types are used instead
 * of the file's, so that what is seen agrees with the form beside it
 */
export function openRecording(
  text: string,
  find: (service: string, method: string) => DescMethod | undefined,
): Opened {
  const read = parse(text);
  if (typeof read === "string") return { ok: false, problem: read };
  const protocol = protocols.find((name) => name === read.protocol);
  if (protocol === undefined) {
    return refuse(
      `its protocol is "${read.protocol}", and this page knows ${protocols.join(", ")}`,
    );
  }
  try {
    const registry = separateLocalNames(
      createFileRegistry(read.files ?? create(FileDescriptorSetSchema)),
    );
    const method =
      find(read.service, read.method) ??
      registry.getService(read.service)?.methods.find(({ name }) => name === read.method);
    if (method === undefined) {
      return refuse(`its schema does not have the method ${read.service}/${read.method}`);
    }
    const log = restore(read, method);
    if (!log.ended) return refuse("it ends before the call's status");
    return { ok: true, value: { log, method, registry, protocol, target: read.target } };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(why: string): Opened {
  return { ok: false, problem: `This file cannot be shown as a call: ${why}.` };
}

/** The recording, or what is wrong. */
function parse(text: string): Recording | string {
  let read: Recording;
  try {
    read = fromJsonString(RecordingSchema, text, { ignoreUnknownFields: true });
  } catch {
    // In what words a parser puts it helps nobody who chose a wrong file.
    return 'This is not a call that the playground saved, or it was cut off or changed since. Such files are made by "Save call".';
  }
  if (read.version === recordingVersion) return read;
  return read.version === 0
    ? 'This is not a call that the playground saved: it has no "version". Such files are made by "Save call".'
    : `This file has version ${read.version}, and this page reads version ${recordingVersion}: update the playground.`;
}

/** Writes the log anew, each event at its own time. */
function restore(recording: Recording, method: DescMethod): CallLog {
  const { dropped, wire } = recording;
  let now = 0;
  const log = createCallLog({
    clock: () => now,
    // What was kept once is kept again.
    limits: { maxMessages: Infinity, maxBytes: Infinity },
    lost: {
      counters: {
        sent: countOf(dropped?.sent),
        received: countOf(dropped?.received),
        bytesSent: countOf(dropped?.sentBytes),
        bytesReceived: countOf(dropped?.receivedBytes),
      },
      wire: { up: lostOf(wire?.up), down: lostOf(wire?.down) },
    },
  });
  log.milestone({
    kind: "opened",
    service: recording.service,
    method: recording.method,
    rpcType: method.methodKind,
    requestType: method.input.typeName,
    responseType: method.output.typeName,
    startedAt: dateOf(recording.startedAt),
  });
  const advance = (at: number) => (now = Number.isFinite(at) ? Math.max(now, at) : now);
  for (const event of recording.events) {
    advance(event.at);
    write(log, event, method);
  }
  now = 0;
  restoreWire(log, recording, advance, () => (now = 0));
  restoreSightings(log, recording);
  return log;
}

function restoreSightings({ sightings }: CallLogWriter, { seen, unheard }: Recording): void {
  for (const { byClient, sighting } of seen) {
    if (sighting === undefined) continue;
    const side = byClient ? "client" : "server";
    checkPlace("layer", sighting.layer);
    checkPlace("attempt", sighting.attempt);
    const restored = fromTold(sighting, side, timeOf(sighting.at));
    if (restored !== undefined) sightings.add(restored);
  }
  if (unheard !== "") sightings.giveUp(unheard);
}

function write(log: CallLogWriter, { kind }: Recording_Event, method: DescMethod): void {
  const { sent, received } = log.counters;
  const passed = { sent, received };
  switch (kind.case) {
    case "requestHeaders": {
      const { headers, timeoutMs, complete } = kind.value;
      log.milestone({
        kind: "request-headers",
        headers: headers.map(entryOf),
        timeoutMs: timeoutMs === undefined ? undefined : timeOf(timeoutMs),
        complete,
      });
      break;
    }
    case "sent":
      log.message("message-sent", fromBinary(method.input, kind.value), kind.value.length);
      break;
    case "received":
      log.message("message-received", fromBinary(method.output, kind.value), kind.value.length);
      break;
    case "halfClosed":
      log.milestone({ kind: "half-closed", ...passed });
      break;
    case "responseHeaders":
      log.milestone({ kind: "response-headers", headers: kind.value.headers.map(entryOf) });
      break;
    case "trailers": {
      const { trailers, trailersOnly } = kind.value;
      log.milestone({ kind: "trailers", trailers: trailers.map(entryOf), trailersOnly });
      break;
    }
    case "cancelled":
      log.milestone({
        kind: "cancelled",
        by: kind.value.byDeadline ? "deadline" : "client",
        ...passed,
      });
      break;
    case "paused":
      log.milestone({ kind: "paused", ...passed });
      break;
    case "resumed":
      log.milestone({ kind: "resumed", pausedMs: timeOf(kind.value.pausedMs), ...passed });
      break;
    case "status": {
      const { code, message, details, byClient } = kind.value;
      const origin = byClient ? "client" : "server";
      log.milestone({
        kind: "status",
        code,
        name: statusName(code),
        message,
        details,
        origin,
        ...passed,
      });
      break;
    }
    // An event that a later version added: the rest is worth seeing without it.
    default:
  }
}
