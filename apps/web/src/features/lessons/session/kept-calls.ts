import type { CallEvidence } from "@grpc-playground/lessons";

/** More calls than this are not looked at: the oldest give way. */
const maxCalls = 40;
/** Nor more bytes than this, of messages and of bodies: a log is bounded by itself, and forty of them are not. */
const maxBytes = 128 * 1024 * 1024;
/** The newest calls, which stay however large they are: as many as a check asks for. */
const alwaysKept = 4;

/** Which of a step's calls, the oldest first, stay as its evidence. */
export function keptCalls(calls: readonly CallEvidence[]): readonly CallEvidence[] {
  let bytes = 0;
  const from = calls.findLastIndex(({ log: { counters, wire } }, index) => {
    const place = calls.length - index;
    bytes += counters.bytesSent + counters.bytesReceived + wire.up.size + wire.down.size;
    return place > maxCalls || (place > alwaysKept && bytes > maxBytes);
  });
  return calls.slice(from + 1);
}
