import type { CallLog, TrailersEvent } from "@grpc-playground/call";

const headersFrame = 1;
const endStream = 1;

/**
 * Whether the whole response was one block of headers: gRPC over HTTP2's
 * "Trailers-Only". Where the transport reported headers and trailers together,
 * the frames tell, if there are any: then the server's first HEADERS (RFC 9113,
 * 6.2) ends the stream.
 */
export function isTrailersOnly(log: CallLog, event: TrailersEvent): boolean {
  if (event.trailersOnly !== undefined) return event.trailersOnly;
  const { records } = log.wire;
  for (let index = 0; index < records.length; index += 1) {
    const record = records.at(index);
    if (record === undefined || record.way !== "down" || "skipped" in record) continue;
    if (record.bytes[3] === headersFrame) return ((record.bytes[4] ?? 0) & endStream) !== 0;
  }
  return false;
}
