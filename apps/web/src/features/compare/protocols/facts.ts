import type { CallLog, HttpHead, Protocol, StatusEvent, WireBody } from "@grpc-playground/call";
import { headsOf, type Heads } from "./heads.ts";
import { stripOf, type Segment } from "./strip.ts";

/** What went one way of a call. */
export interface WayFacts {
  /** Undefined where nobody told of it. */
  readonly heads: Heads | undefined;
  /** Bytes of the body. */
  readonly body: number;
  /** Messages, and what else has an envelope of its own. */
  readonly parts: number;
  readonly strip: readonly Segment[];
}

/** What a call over one protocol sent and got. */
export interface ProtocolFacts {
  readonly protocol: Protocol;
  readonly status: StatusEvent;
  readonly up: WayFacts;
  readonly down: WayFacts;
  /** Where the status stood, in a sentence. */
  readonly statusPlace: string;
  /** Undefined where the response's body is as it travelled. */
  readonly unpacked: Unpacked | undefined;
}

/** A response that the browser unpacked before the page saw it: what is counted of it is not what travelled. */
export interface Unpacked {
  /** Such as `gzip`. */
  readonly encoding: string;
  /** How many bytes travelled, where the server said so. */
  readonly bytes: number | undefined;
}

/** Reads what a call that has ended tells of itself; undefined while it runs. */
export function factsOf(protocol: Protocol, { log }: { log: CallLog }): ProtocolFacts | undefined {
  const status = log.find("status");
  if (status === undefined) return undefined;
  const { up, down } = headsOf(log.wire);
  const { response } = log.wire;
  const isError = response !== undefined && response.status !== 200;
  return {
    protocol,
    status,
    up: wayFacts(log.wire.up, up, false),
    down: wayFacts(log.wire.down, down, isError),
    statusPlace: statusPlace(protocol, log, status, down),
    unpacked: response && unpackedOf(response),
  };
}

/** HTTP's own compression, which fetch undoes: RFC 9110, 8.4. gRPC's is inside the envelopes, and stays. */
function unpackedOf({ headers }: HttpHead): Unpacked | undefined {
  const valueOf = (name: string) => headers.find(([own]) => own === name)?.[1];
  const encoding = valueOf("content-encoding");
  if (encoding === undefined || encoding === "identity") return undefined;
  const length = valueOf("content-length");
  return { encoding, bytes: length === undefined ? undefined : Number(length) };
}

function wayFacts(body: WireBody, heads: Heads | undefined, isError: boolean): WayFacts {
  return { heads, body: body.size, parts: body.count, strip: stripOf(body, isError) };
}

function statusPlace(
  protocol: Protocol,
  log: CallLog,
  status: StatusEvent,
  heads: Heads | undefined,
): string {
  if (status.origin === "client") return "Nowhere: this side ended the call.";
  const { response } = log.wire;
  const http = response === undefined ? "" : `HTTP status ${response.status}`;
  switch (protocol) {
    case "grpc":
      return (heads?.trailers.length === 0 || log.find("trailers")?.trailersOnly) === true
        ? "In the response's only headers (trailers-only): grpc-status."
        : "In HTTP/2 trailers, after the body: grpc-status.";
    case "grpc-web":
      return stripOf(log.wire.down).some(({ kind }) => kind === "status")
        ? `In the body: its last part holds the trailers as text. ${http}.`
        : `In the response's headers: grpc-status. ${http}.`;
    default:
      if (log.wire.down.enveloped === true) {
        return `In the body: its last part ends the stream, in JSON. ${http}.`;
      }
      return status.code === 0
        ? `In the ${http}: no more is needed.`
        : `In the ${http}, and by name in the body, which is JSON then.`;
  }
}
