import type { WireLog } from "@grpc-playground/call";
import type { HeaderBlock, Http2Frame } from "@grpc-playground/wire/http2";
import { counted, number } from "../../../../shared/lib/format.ts";
import { dataWords, skippedWords } from "./carried.ts";

/** What a frame carries, in a line. */
export function frameWords(frame: Http2Frame, wire: WireLog): string {
  const { payload, stream } = frame;
  switch (payload.kind) {
    case "preface":
      return "the client says that it speaks HTTP/2";
    case "data":
      return dataWords(frame, payload.body, wire[frame.way]);
    case "skipped":
      return skippedWords(payload, frame.length, frame.way);
    case "headers":
      return payload.block === undefined ? "headers, which go on" : blockWords(payload.block);
    case "settings":
      return payload.ack
        ? "agrees to the settings of the other side"
        : payload.entries.length === 0
          ? "no settings: the defaults"
          : payload.entries
              .map(({ name, id, value }) => `${shortName(name, id)} ${number(value)}`)
              .join(", ");
    case "window-update":
      return `${number(payload.increment)} more bytes may come${stream === 0 ? " on the connection" : ""}`;
    case "rst-stream":
      return `${payload.codeName}: ends the stream at once`;
    case "goaway":
      return `${payload.codeName}: no new streams after ${payload.lastStream}${payload.debug === "" ? "" : `, "${payload.debug}"`}`;
    case "ping":
      return payload.ack ? "answers a ping" : "are you there?";
    case "priority":
      return "advice on which stream matters more";
    case "push-promise":
      return `promises stream ${payload.promised}`;
    default:
      return frame.problem ?? "a frame of a type that nobody here knows";
  }
}

function shortName(name: string | undefined, id: number): string {
  return name?.replace(/^SETTINGS_/, "") ?? `setting 0x${id.toString(16)}`;
}

/** Whether headers are a request's, a response's, or trailers, and the ones that say most. */
function blockWords({ headers }: HeaderBlock): string {
  const value = (name: string) => headers.find((header) => header.name === name)?.value;
  const count = counted(headers.length, "header");
  const path = value(":path");
  if (path !== undefined) return `request: ${value(":method") ?? ""} ${path}, ${count}`;
  const status = value("grpc-status");
  const outcome = status === undefined ? "" : `grpc-status ${status}`;
  const http = value(":status");
  if (http === undefined) return `trailers: ${outcome === "" ? count : outcome}`;
  if (status !== undefined) return `trailers only: :status ${http}, ${outcome}`;
  return `response: :status ${http}, ${count}`;
}

/** What a row of the table says to a screen reader. */
export function frameName(frame: Http2Frame, words: string): string {
  const { index, type, way, stream, flags, length } = frame;
  const direction = way === "up" ? "client to server" : "server to client";
  const place = stream === 0 ? "connection" : `stream ${stream}`;
  const set = flags.length === 0 ? "" : `, ${flags.join(" ")}`;
  return `Frame ${number(index + 1)}: ${type}, ${direction}, ${place}${set}, ${number(length)} bytes: ${words}`;
}
