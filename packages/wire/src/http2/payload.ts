import type { FramePayload, SettingEntry, StreamPriority } from "./frames.ts";
import { type FrameHeader, headerLength, isPadded } from "./frame-header.ts";
import { uint16, uint31, uint32 } from "./octets.ts";
import { errorCodeName } from "./words/errors.ts";
import { Flag, frameTypeName, FrameType } from "./words/frame-types.ts";
import { describeSetting, settingProblem } from "./words/settings.ts";

/** A payload as its own bytes say it, without what came before on the connection. */
export interface ReadPayload {
  /** Of DATA the span counts from 0: where the body was before this frame is the connection's business. */
  readonly payload: FramePayload;
  readonly problems: readonly string[];
}

const frozen = { payload: { kind: "unknown" }, problems: [] } as const;

/**
 * Reads what follows the header.
 *
 * @param bytes The frame with its header. Of DATA no more than the pad length is looked at.
 */
export function readPayload(header: FrameHeader, bytes: Uint8Array): ReadPayload {
  switch (header.type) {
    case FrameType.DATA:
      return readData(header, bytes);
    case FrameType.HEADERS:
    case FrameType.CONTINUATION:
      return readHeaders(header, bytes);
    case FrameType.PRIORITY:
      return {
        payload: { kind: "priority", priority: priorityAt(bytes, headerLength) },
        problems: wrongLength(header, 5),
      };
    case FrameType.RST_STREAM: {
      const code = uint32(bytes, headerLength);
      const payload = { kind: "rst-stream", code, codeName: errorCodeName(code) } as const;
      return { payload, problems: wrongLength(header, 4) };
    }
    case FrameType.SETTINGS:
      return readSettings(header, bytes);
    case FrameType.PUSH_PROMISE:
      return readPushPromise(header, bytes);
    case FrameType.PING: {
      const opaque = bytes.subarray(headerLength, headerLength + 8);
      return {
        payload: { kind: "ping", ack: isAck(header), opaque },
        problems: wrongLength(header, 8),
      };
    }
    case FrameType.GOAWAY:
      return readGoaway(header, bytes);
    case FrameType.WINDOW_UPDATE:
      return readWindowUpdate(header, bytes);
    default:
      return frozen;
  }
}

const isAck = ({ flagByte }: FrameHeader) => (flagByte & Flag.ACK) !== 0;
const nameOf = ({ type }: FrameHeader) => frameTypeName(type);

function wrongLength(header: FrameHeader, wanted: number): string[] {
  if (header.length === wanted) return [];
  return [`${nameOf(header)} has a payload of ${wanted} bytes, and this one ${header.length}.`];
}

/** How a padded payload is cut: what comes first, and how much padding last. */
function cutPadding(header: FrameHeader, bytes: Uint8Array) {
  const end = headerLength + header.length;
  if (!isPadded(header)) return { start: headerLength, end, padding: 0, problems: [] };
  const padding = bytes[headerLength] ?? 0;
  const start = Math.min(headerLength + 1, end);
  if (padding >= header.length) {
    const problem = `${nameOf(header)} has ${padding} bytes of padding by its first byte, in a payload of ${header.length}.`;
    return { start, end: start, padding: 0, problems: [problem] };
  }
  return { start, end: end - padding, padding, problems: [] };
}

function readData(header: FrameHeader, bytes: Uint8Array): ReadPayload {
  const { start, end, padding, problems } = cutPadding(header, bytes);
  return { payload: { kind: "data", body: { start: 0, end: end - start }, padding }, problems };
}

function readHeaders(header: FrameHeader, bytes: Uint8Array): ReadPayload {
  const { start, end, padding, problems } = cutPadding(header, bytes);
  const prioritised = header.type === FrameType.HEADERS && (header.flagByte & Flag.PRIORITY) !== 0;
  const short = prioritised && end - start < 5;
  const from = prioritised ? Math.min(start + 5, end) : start;
  return {
    payload: {
      kind: "headers",
      block: undefined,
      fragment: { start: from, end },
      padding,
      priority: prioritised && !short ? priorityAt(bytes, start) : undefined,
    },
    problems: short
      ? [...problems, "HEADERS is too short for the priority that its flag tells of."]
      : problems,
  };
}

function priorityAt(bytes: Uint8Array, at: number): StreamPriority | undefined {
  if (bytes.length < at + 5) return undefined;
  const exclusive = ((bytes[at] ?? 0) & 0x80) !== 0;
  return { exclusive, dependsOn: uint31(bytes, at), weight: (bytes[at + 4] ?? 0) + 1 };
}

function readSettings(header: FrameHeader, bytes: Uint8Array): ReadPayload {
  const entries: SettingEntry[] = [];
  const problems: string[] = [];
  const ack = isAck(header);
  const end = Math.min(bytes.length, headerLength + header.length);
  for (let at = headerLength; at + 6 <= end; at += 6) {
    const entry = describeSetting(uint16(bytes, at), uint32(bytes, at + 2));
    entries.push(entry);
    const problem = settingProblem(entry);
    if (problem !== undefined) problems.push(problem);
  }
  if (ack && header.length > 0) {
    problems.push(`SETTINGS with ACK has no payload, and this one ${header.length} bytes.`);
  } else if (header.length % 6 !== 0) {
    problems.push(`SETTINGS has 6 bytes for each setting, and this one has ${header.length}.`);
  }
  return { payload: { kind: "settings", ack, entries }, problems };
}

function readPushPromise(header: FrameHeader, bytes: Uint8Array): ReadPayload {
  const { start, end, padding, problems } = cutPadding(header, bytes);
  const short = end - start < 4;
  return {
    payload: {
      kind: "push-promise",
      promised: short ? 0 : uint31(bytes, start),
      block: undefined,
      fragment: { start: short ? end : start + 4, end },
      padding,
    },
    problems: short
      ? [...problems, "PUSH_PROMISE is too short for the stream that it promises."]
      : problems,
  };
}

function readGoaway(header: FrameHeader, bytes: Uint8Array): ReadPayload {
  const code = uint32(bytes, headerLength + 4);
  return {
    payload: {
      kind: "goaway",
      lastStream: uint31(bytes, headerLength),
      code,
      codeName: errorCodeName(code),
      // Anything may stand here, and what does is most often a sentence.
      debug: new TextDecoder().decode(
        bytes.subarray(headerLength + 8, headerLength + header.length),
      ),
    },
    problems:
      header.length < 8 ? [`GOAWAY has 8 bytes at least, and this one ${header.length}.`] : [],
  };
}

function readWindowUpdate(header: FrameHeader, bytes: Uint8Array): ReadPayload {
  const increment = uint31(bytes, headerLength);
  const problems = wrongLength(header, 4);
  if (increment === 0 && problems.length === 0) {
    problems.push("WINDOW_UPDATE adds 0 bytes, and has to add at least 1.");
  }
  return { payload: { kind: "window-update", increment }, problems };
}
