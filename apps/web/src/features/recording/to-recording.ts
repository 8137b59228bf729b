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
  SightingLog,
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
  type Recording_SeenSchema,
} from "@grpc-playground/gen/playground/v1/recording_pb";
import { toTold } from "../../shared/lib/told-sighting.ts";
import { holdsHeaders, isSecretPart, waysWithSecretBlocks } from "./secret-bytes.ts";
import { maySecret } from "./secrets.ts";
import { recordingVersion } from "./version.ts";

export interface RecordedCall {
  readonly log: CallLog;
  readonly method: DescMethod;
  readonly protocol: Protocol;
  /** `host:port`; empty for the playground's own services. */
  readonly target: string;
}

/**
 * A call that has ended, to be kept in a file. Values of metadata that may be
 * secrets never go into it, nor do the header blocks that hold them, nor the
 * trailers in a body.
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
  const blocks = waysWithSecretBlocks(wire.records);
  const up = bodyOf(wire.up);
  const down = bodyOf(wire.down);
  return create(RecordingSchema, {
    version: recordingVersion,
    protocol,
    target,
    service: method.parent.typeName,
    method: method.name,
    files: create(FileDescriptorSetSchema, { file: filesOf(method.parent.file) }),
    startedAt: BigInt(Math.round(log.find("opened")?.startedAt ?? 0)),
    redacted: blocks.size > 0 || hasSecrets(log) || up.isCut || down.isCut,
    dropped: lost,
    events,
    wire: {
      up: up.body,
      down: down.body,
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
        .filter((record) => !(blocks.has(record.way) && holdsHeaders(record)))
        .map(recordOf),
      connection: [...wire.connection],
    },
    seen: seenOf(log.sightings),
    unheard: log.sightings.unheard ?? "",
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

function seenOf({ all }: SightingLog): MessageInitShape<typeof Recording_SeenSchema>[] {
  return Array.from({ length: all.length }, (_, index) => all.at(index))
    .filter((seen) => seen !== undefined)
    .map((seen) => ({ byClient: seen.side === "client", sighting: toTold(seen) }));
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

function hasSecrets(log: CallLog): boolean {
  return [
    log.find("request-headers")?.headers,
    log.find("response-headers")?.headers,
    log.find("trailers")?.trailers,
    log.wire.request?.headers,
    log.wire.response?.headers,
  ].some(hasSecret);
}

/** A body without what may be a secret, and whether anything was cut. */
function bodyOf(body: WireBody) {
  const all = Array.from({ length: body.parts.length }, (_, index) => body.parts.at(index));
  const parts = all.filter((part) => part !== undefined);
  const [first] = parts;
  const isSecret = (bytes: Uint8Array) => body.enveloped === true && isSecretPart(bytes);
  const open = parts.filter(({ bytes }) => !isSecret(bytes));
  const pending = isSecret(body.pending) ? new Uint8Array() : body.pending;
  const written: MessageInitShape<typeof Recording_BodySchema> = {
    enveloped: body.enveloped ?? false,
    parts: open.map(({ at, bytes }) => ({ at, bytes })),
    pending,
    droppedBytes: BigInt(first?.start ?? 0),
    droppedParts: BigInt(first?.index ?? 0),
  };
  const isCut = open.length < parts.length || pending.length < body.pending.length;
  return { body: written, isCut };
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
