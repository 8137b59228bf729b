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
  type ConnectionEvent,
  type HeaderEntry,
  type Protocol,
  type WireRecord,
} from "@grpc-playground/call";
import {
  RecordingSchema,
  type Recording,
  type Recording_Body,
  type Recording_Event,
  type Recording_Head,
  type Recording_Header,
  type Recording_Record,
} from "@grpc-playground/gen/playground/v1/recording_pb";
import { separateLocalNames } from "@grpc-playground/schema";
import { recordingVersion } from "./to-recording.ts";

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

/** What stands in the place of a value that was left out. */
const withheld = "(left out of the file)";

const protocols: readonly Protocol[] = ["grpc", "grpc-web", "connect", "connect-json"];
const states: readonly ConnectionEvent["state"][] = [
  "dialling",
  "connected",
  "secured",
  "ready",
  "failed",
  "closed",
];

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
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `This is not a call that the playground saved: ${why}. Such files are made by "Save call".`;
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
        sent: Number(dropped?.sent ?? 0),
        received: Number(dropped?.received ?? 0),
        bytesSent: Number(dropped?.sentBytes ?? 0),
        bytesReceived: Number(dropped?.receivedBytes ?? 0),
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
    startedAt: Number(recording.startedAt),
  });
  const advance = (at: number) => (now = Number.isFinite(at) ? Math.max(now, at) : now);
  for (const event of recording.events) {
    advance(event.at);
    write(log, event, method);
  }
  now = 0;
  restoreWire(log, recording, advance, () => (now = 0));
  return log;
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
        timeoutMs,
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
      log.milestone({ kind: "resumed", pausedMs: kind.value.pausedMs, ...passed });
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

function entryOf({ name, value, withheld: isWithheld }: Recording_Header): HeaderEntry {
  return [name, isWithheld ? withheld : value];
}

function lostOf(body: Recording_Body | undefined) {
  return { parts: Number(body?.droppedParts ?? 0), bytes: Number(body?.droppedBytes ?? 0) };
}

function restoreWire(
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
    if (known !== undefined) to.connected({ at, state: known, detail });
  }
  to.close();
}

function headOf({ headers }: Recording_Head) {
  return { headers: headers.map(entryOf) };
}

function recordOf({ at, up, bytes, skippedFrames, skippedBytes }: Recording_Record): WireRecord {
  const way = up ? "up" : "down";
  if (bytes.length > 0) return { at, way, bytes };
  return { at, way, skipped: { frames: Number(skippedFrames), bytes: Number(skippedBytes) } };
}
