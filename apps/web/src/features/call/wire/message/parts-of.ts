import type { DescMethod } from "@bufbuild/protobuf";
import type { BodyPart, CallLog, MessageEvent, Protocol, Way } from "@grpc-playground/call";
import type { Framing } from "@grpc-playground/wire";

/** How a body is cut, and what its messages are written in. */
export interface BodyForm {
  readonly framing: Framing;
  readonly json: boolean;
}

/** The form of what goes one way over a protocol, as far as it has come. */
export function bodyForm({ wire }: CallLog, protocol: Protocol, way: Way): BodyForm {
  const head = way === "up" ? wire.request : wire.response;
  const type = head?.headers.find(([name]) => name === "content-type")?.[1] ?? "";
  // An error of unary Connect is JSON, also where messages are not.
  const json = head === undefined ? protocol === "connect-json" : /[/+]json\b/.test(type);
  if (wire[way].enveloped === false) return { framing: "none", json };
  switch (protocol) {
    case "grpc":
      return { framing: "grpc", json: false };
    case "grpc-web":
      return { framing: "grpc-web", json: false };
    default:
      return { framing: "connect", json };
  }
}

/** How many parts went one way, or messages where no bytes are told. */
export function partCount({ wire, counters }: CallLog, way: Way): number {
  return Math.max(wire[way].count, way === "up" ? counters.sent : counters.received);
}

/** A part that is no message, but what ends a call. */
export type BodyEnd = "trailers" | "end of stream" | "error";

/** What a part of the response is, if it is no message: trailers, Connect's end of a stream, the error of a unary call. */
export function endOfBody(
  { wire }: CallLog,
  part: BodyPart | undefined,
  { framing }: BodyForm,
): BodyEnd | undefined {
  if (part === undefined) return undefined;
  const flags = part.bytes[0] ?? 0;
  switch (framing) {
    case "grpc-web":
      return (flags & 0x80) === 0 ? undefined : "trailers";
    case "connect":
      return (flags & 0x02) === 0 ? undefined : "end of stream";
    case "none":
      return (wire.response?.status ?? 200) === 200 ? undefined : "error";
    default:
      return undefined;
  }
}

/** The message of a direction by its place, if it is kept. Goes over the kept messages. */
export function messageAt(log: CallLog, way: Way, index: number): MessageEvent | undefined {
  const kind = way === "up" ? "message-sent" : "message-received";
  for (let place = 0; place < log.messages.length; place++) {
    const event = log.messages.at(place);
    if (event?.kind === kind && event.index === index) return event;
  }
  return undefined;
}

/** The type of the messages of a direction. */
export function schemaOf({ input, output }: DescMethod, way: Way): DescMethod["input"] {
  return way === "up" ? input : output;
}
