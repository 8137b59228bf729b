import {
  create,
  toBinary,
  toJsonString,
  type DescFile,
  type DescMethod,
  type MessageInitShape,
} from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import type {
  CallEvent,
  CallLog,
  HttpHead,
  Protocol,
  WireBody,
  WireRecord,
} from "@grpc-playground/call";
import {
  RecordingSchema,
  type Recording,
  type Recording_BodySchema,
  type Recording_EventSchema,
  type Recording_HeaderSchema,
  type Recording_RecordSchema,
} from "@grpc-playground/gen/playground/v1/recording_pb";
import { maySecret } from "./secrets.ts";

/** The layout of the files: raised when an older page would misread them. */
export const recordingVersion = 1;

export interface RecordedCall {
  readonly log: CallLog;
  readonly method: DescMethod;
  readonly protocol: Protocol;
  /** `host:port`; empty for the playground's own services. */
  readonly target: string;
}

/**
 * A call that has ended, to be kept in a file. Values of metadata that may be
 * secrets never go into it, nor do the header blocks that hold them.
 */
export function toRecording(call: RecordedCall): Recording {
  const { log, method, protocol, target } = call;
  const events: EventInit[] = [];
  const lost = { sent: 0n, sentBytes: 0n, received: 0n, receivedBytes: 0n };
  const kept = { up: 0, down: 0 };
  for (let index = 0; index < log.events.length; index += 1) {
    const event = log.events.at(index);
    if (event === undefined || event.kind === "opened") continue;
    const written = eventOf(event, method);
    if (written !== undefined) events.push(written);
    if (event.kind === "message-sent") kept.up += 1;
    if (event.kind === "message-received") kept.down += 1;
  }
  const { counters, wire } = log;
  lost.sent = BigInt(counters.sent - kept.up);
  lost.received = BigInt(counters.received - kept.down);
  lost.sentBytes = BigInt(counters.bytesSent - keptBytes(log, "message-sent"));
  lost.receivedBytes = BigInt(counters.bytesReceived - keptBytes(log, "message-received"));
  const secretWays = waysWithSecrets(log);
  return create(RecordingSchema, {
    version: recordingVersion,
    protocol,
    target,
    service: method.parent.typeName,
    method: method.name,
    files: create(FileDescriptorSetSchema, { file: filesOf(method.parent.file) }),
    startedAt: BigInt(Math.round(log.find("opened")?.startedAt ?? 0)),
    redacted: secretWays.size > 0,
    dropped: lost,
    events,
    wire: {
      up: bodyOf(wire.up),
      down: bodyOf(wire.down),
      ...(wire.request && {
        request: {
          ...headOf(wire.request),
          method: wire.request.method,
          url: wire.request.url,
        },
      }),
      ...(wire.response && {
        response: {
          ...headOf(wire.response),
          status: wire.response.status,
          statusText: wire.response.statusText,
        },
      }),
      records: Array.from({ length: wire.records.length }, (_, index) => wire.records.at(index))
        .filter((record) => record !== undefined)
        .filter((record) => !(secretWays.has(record.way) && holdsHeaders(record)))
        .map(recordOf),
      connection: [...wire.connection],
    },
  });
}

/** The text of the file, in ProtoJSON. */
export function writeRecording(recording: Recording): string {
  return toJsonString(RecordingSchema, recording);
}

type HeaderInit = MessageInitShape<typeof Recording_HeaderSchema>;
type EventInit = MessageInitShape<typeof Recording_EventSchema>;

/** A header without what may be a secret. */
function header([name, value]: readonly [string, string]): HeaderInit {
  return maySecret(name) ? { name, withheld: true } : { name, value };
}

function eventOf(event: CallEvent, method: DescMethod): EventInit | undefined {
  const { at } = event;
  switch (event.kind) {
    case "request-headers": {
      const { headers, timeoutMs, complete } = event;
      const value = {
        headers: headers.map(header),
        complete,
        ...(timeoutMs !== undefined && { timeoutMs }),
      };
      return { at, kind: { case: "requestHeaders", value } };
    }
    case "message-sent":
      return { at, kind: { case: "sent", value: toBinary(method.input, event.message) } };
    case "message-received":
      return { at, kind: { case: "received", value: toBinary(method.output, event.message) } };
    case "half-closed":
      return { at, kind: { case: "halfClosed", value: {} } };
    case "response-headers":
      return {
        at,
        kind: { case: "responseHeaders", value: { headers: event.headers.map(header) } },
      };
    case "trailers": {
      const { trailers, trailersOnly } = event;
      const value = {
        trailers: trailers.map(header),
        ...(trailersOnly !== undefined && { trailersOnly }),
      };
      return { at, kind: { case: "trailers", value } };
    }
    case "cancelled":
      return { at, kind: { case: "cancelled", value: { byDeadline: event.by === "deadline" } } };
    case "paused":
      return { at, kind: { case: "paused", value: {} } };
    case "resumed":
      return { at, kind: { case: "resumed", value: { pausedMs: event.pausedMs } } };
    case "status": {
      const { code, message, details, origin } = event;
      const value = { code, message, details: [...details], byClient: origin === "client" };
      return { at, kind: { case: "status", value } };
    }
    // The opening stands in the recording itself.
    default:
      return undefined;
  }
}

function keptBytes(log: CallLog, kind: "message-sent" | "message-received"): number {
  let bytes = 0;
  for (let index = 0; index < log.messages.length; index += 1) {
    const message = log.messages.at(index);
    if (message?.kind === kind) bytes += message.size;
  }
  return bytes;
}

function hasSecret(entries: readonly (readonly [string, string])[] | undefined): boolean {
  return entries?.some(([name]) => maySecret(name)) === true;
}

/** Directions in which a header went whose value is left out: its header blocks hold it too. */
function waysWithSecrets(log: CallLog): Set<string> {
  const ways = new Set<string>();
  const up = [log.find("request-headers")?.headers, log.wire.request?.headers];
  const down = [
    log.find("response-headers")?.headers,
    log.find("trailers")?.trailers,
    log.wire.response?.headers,
  ];
  if (up.some(hasSecret)) ways.add("up");
  if (down.some(hasSecret)) ways.add("down");
  return ways;
}

/** HEADERS, PUSH_PROMISE and CONTINUATION (RFC 9113, 6.2, 6.6 and 6.10) by the type in the frame's header. */
function holdsHeaders(record: WireRecord): boolean {
  if (!("bytes" in record)) return false;
  const type = record.bytes[3] ?? 0;
  return type === 1 || type === 5 || type === 9;
}

function bodyOf(body: WireBody): MessageInitShape<typeof Recording_BodySchema> {
  const parts = Array.from({ length: body.parts.length }, (_, index) => body.parts.at(index));
  const first = parts[0];
  return {
    enveloped: body.enveloped ?? false,
    parts: parts.flatMap((part) =>
      part === undefined ? [] : [{ at: part.at, bytes: part.bytes }],
    ),
    pending: body.pending,
    droppedBytes: BigInt(first?.start ?? 0),
    droppedParts: BigInt(first?.index ?? 0),
  };
}

function headOf(head: HttpHead) {
  return { at: head.at, headers: head.headers.map(header) };
}

function recordOf(record: WireRecord): MessageInitShape<typeof Recording_RecordSchema> {
  const { at, way } = record;
  if ("bytes" in record) return { at, up: way === "up", bytes: record.bytes };
  return {
    at,
    up: way === "up",
    skippedFrames: BigInt(record.skipped.frames),
    skippedBytes: BigInt(record.skipped.bytes),
  };
}

/** A file and all that it imports, dependencies first. */
function filesOf(file: DescFile) {
  const seen = new Set<DescFile>();
  const visit = (next: DescFile) => {
    if (seen.has(next)) return;
    for (const dependency of next.dependencies) visit(dependency);
    seen.add(next);
  };
  visit(file);
  return [...seen].map(({ proto }) => proto);
}
