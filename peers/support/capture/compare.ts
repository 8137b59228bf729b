import {
  type BlockHeader,
  createHttp2Reader,
  type Http2Frame,
  type Http2Reader,
  splitHttp2,
  type Way,
} from "@grpc-playground/wire/http2";
import type { CapturedConnection, SharkFrame, SharkHeader } from "./pdml.ts";

/** Reads the same bytes with our own reader: those of the capture, in their order. */
export function readCaptured({ segments }: CapturedConnection): Http2Reader {
  const reader = createHttp2Reader();
  const waiting: Record<Way, Uint8Array> = { up: new Uint8Array(), down: new Uint8Array() };
  const reached = { up: 0, down: 0 };
  for (const { way, start, bytes } of segments) {
    // A segment that was sent again begins before what is there already.
    const fresh = bytes.subarray(Math.max(0, reached[way] - start));
    if (start > reached[way])
      throw new Error(`the capture lacks bytes ${reached[way]} to ${start}`);
    reached[way] += fresh.length;
    const joined = Buffer.concat([waiting[way], fresh]);
    const { pieces, rest } = splitHttp2(joined, way);
    for (const piece of pieces) reader.push(piece);
    waiting[way] = joined.subarray(rest.start);
  }
  return reader;
}

/** What both tell of one direction, as lines that can be held against each other. */
export interface Told {
  readonly frames: readonly string[];
  readonly headers: readonly string[];
}

export function sharkTells(frames: readonly SharkFrame[], of: Way): Told {
  const own = frames.filter(({ way }) => way === of);
  return {
    frames: own.map((frame) => sharkLine(frame)),
    // tshark decodes a block as its pieces come, we when it has ended: the headers in all are the same.
    headers: own.flatMap(({ headers }) => headers.map(sharkHeader)),
  };
}

export function weTell(frames: readonly Http2Frame[], of: Way): Told {
  const own = frames.filter(({ way }) => way === of);
  return {
    frames: own.map((frame) => ourLine(frame)),
    headers: own.flatMap(({ payload }) =>
      "block" in payload ? (payload.block?.headers ?? []).map(ourHeader) : [],
    ),
  };
}

const typeNames =
  "DATA HEADERS PRIORITY RST_STREAM SETTINGS PUSH_PROMISE PING GOAWAY WINDOW_UPDATE CONTINUATION".split(
    " ",
  );

function sharkLine({ type, length, flagByte, stream, padding, settings, numbers }: SharkFrame) {
  const name = typeof type === "string" ? type : typeNames[type];
  const numbersSaid = [
    ...settings.map(([id, value]) => `${id}=${value}`),
    ...[...numbers.values()].toSorted((one, other) => one - other),
  ];
  return `${name} ${length} ${flagByte} on ${stream}, ${padding} padding: ${numbersSaid.join(" ")}`;
}

function ourLine({ type, length, flagByte, stream, payload }: Http2Frame) {
  const padding = "padding" in payload ? payload.padding : 0;
  return `${type} ${length} ${flagByte} on ${stream}, ${padding} padding: ${said(payload).join(" ")}`;
}

function said(payload: Http2Frame["payload"]): readonly (string | number)[] {
  switch (payload.kind) {
    case "settings":
      return payload.entries.map(({ id, value }) => `${id}=${value}`);
    case "rst-stream":
      return [payload.code];
    case "goaway":
      return [payload.code, payload.lastStream].toSorted((one, other) => one - other);
    case "window-update":
      return [payload.increment];
    default:
      return [];
  }
}

const sharkHeader = ({ name, value, form, index }: SharkHeader) =>
  `${name}: ${value} (${form}, ${index ?? "no index"})`;

/** The names that tshark has for the forms of RFC 7541, 6. */
const forms: Readonly<Record<BlockHeader["form"], string>> = {
  indexed: "Indexed Header Field",
  "literal, indexed from now on": "Literal Header Field with Incremental Indexing",
  "literal, not indexed": "Literal Header Field without Indexing",
  "literal, never indexed": "Literal Header Field never Indexed",
};

function ourHeader({ name, value, form, index }: BlockHeader) {
  const from = form === "indexed" ? "" : index === undefined ? " - New Name" : " - Indexed Name";
  return `${name}: ${value} (${forms[form]}${from}, ${index ?? "no index"})`;
}
