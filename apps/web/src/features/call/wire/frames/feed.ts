import type { WireLog, WireRecord } from "@grpc-playground/call";
import { createHttp2Reader, type Http2Reader } from "@grpc-playground/wire/http2";

interface Feed {
  readonly reader: Http2Reader;
  /** Of a call that is retried the records begin anew. */
  readonly attempt: number;
  /** The last record that was read, and its place: the oldest may be dropped meanwhile. */
  last: WireRecord | undefined;
  place: number;
}

const feeds = new WeakMap<WireLog, Feed>();

/** The frames of a call's connection so far. Reads what came since the last time, and nothing twice. */
export function framesOf(wire: WireLog): Http2Reader {
  let feed = feeds.get(wire);
  if (feed?.attempt !== wire.attempt) {
    feed = { attempt: wire.attempt, reader: createHttp2Reader(), last: undefined, place: -1 };
    feeds.set(wire, feed);
  }
  const { records } = wire;
  let place = Math.min(feed.place, records.length - 1);
  while (place >= 0 && records.at(place) !== feed.last) place -= 1;
  for (place += 1; place < records.length; place++) {
    const record = records.at(place);
    if (record === undefined) break;
    feed.reader.push("skipped" in record ? withoutHeaders(record) : record);
    feed.last = record;
  }
  feed.place = records.length - 1;
  return feed.reader;
}

/** RFC 9113, 4.1. */
const headerSize = 9;

/** The bridge counts frames that it left out with their headers; the reader wants what they carried. */
function withoutHeaders(record: Extract<WireRecord, { skipped: unknown }>): WireRecord {
  const { frames, bytes } = record.skipped;
  const carried = Math.max(0, bytes - headerSize * frames);
  return { ...record, skipped: { ...record.skipped, bytes: carried } };
}
