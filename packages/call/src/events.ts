import type { DescMethod, Message } from "@bufbuild/protobuf";
import type { StatusName } from "./status-codes.ts";

/** The four RPC types, as protobuf-es names them. */
export type RpcType = DescMethod["methodKind"];

/** One header or trailer: a lower-case name and its value. Binary ones end in `-bin` and stay base64. */
export type HeaderEntry = readonly [name: string, value: string];

interface Stamp {
  /** Place in the log, from 0, without gaps in what was appended. */
  readonly seq: number;
  /** Milliseconds since the call was opened; never runs backwards. */
  readonly at: number;
}

/** The call exists on the client; nothing has travelled yet. */
export interface OpenedEvent extends Stamp {
  readonly kind: "opened";
  /** Full name, such as `greet.Greeter`. */
  readonly service: string;
  /** Name as in the .proto file, such as `SayHello`. */
  readonly method: string;
  readonly rpcType: RpcType;
  /** Full name of the request message type. */
  readonly requestType: string;
  /** Full name of the response message type. */
  readonly responseType: string;
  /** Wall clock at opening, in ms since 1970: the one place where `at` is tied to a date. */
  readonly startedAt: number;
}

/** The head of the request was handed to the network. */
export interface RequestHeadersEvent extends Stamp {
  readonly kind: "request-headers";
  readonly headers: readonly HeaderEntry[];
  /** The deadline as time left, in ms, or undefined for a call that may last for ever. */
  readonly timeoutMs: number | undefined;
  /** True when `headers` holds what the transport added too (see `reportRequest`). */
  readonly complete: boolean;
}

interface MessageStamp extends Stamp {
  /** 0 for the first message of this direction. */
  readonly index: number;
  /** Bytes of the message in protobuf's binary form, without any prefix. */
  readonly size: number;
  readonly message: Message;
}

/** The transport took a message from the client. */
export interface MessageSentEvent extends MessageStamp {
  readonly kind: "message-sent";
}

/** A message of the server arrived, decoded. */
export interface MessageReceivedEvent extends MessageStamp {
  readonly kind: "message-received";
}

/** How many messages had passed when an event happened. */
interface Passed {
  readonly sent: number;
  readonly received: number;
}

/** The client said that it has no more messages. */
export interface HalfClosedEvent extends Stamp, Passed {
  readonly kind: "half-closed";
}

/** The head of the response arrived. */
export interface ResponseHeadersEvent extends Stamp {
  readonly kind: "response-headers";
  readonly headers: readonly HeaderEntry[];
}

/** What the server said after its last message. */
export interface TrailersEvent extends Stamp {
  readonly kind: "trailers";
  readonly trailers: readonly HeaderEntry[];
  /**
   * True when the whole response was one block of headers (gRPC's
   * "Trailers-Only"), false when headers came before; undefined when the
   * transport reported both together, so that nobody can say.
   */
  readonly trailersOnly: boolean | undefined;
}

/** One detail of an error: a google.protobuf.Any, still packed. */
export interface ErrorDetail {
  /** Full name of the message type, without the URL prefix. */
  readonly type: string;
  readonly value: Uint8Array;
}

/** Which end decided on the status. */
export type Origin = "client" | "server";

/** The end of the call. Nothing follows. */
export interface StatusEvent extends Stamp, Passed {
  readonly kind: "status";
  /** 0 to 16, as in the gRPC specification. */
  readonly code: number;
  readonly name: StatusName;
  /** Empty for OK, and for a server that gave no reason. */
  readonly message: string;
  readonly details: readonly ErrorDetail[];
  readonly origin: Origin;
}

/** The client gave up: a person cancelled, or the deadline passed here first. */
export interface CancelledEvent extends Stamp, Passed {
  readonly kind: "cancelled";
  readonly by: "client" | "deadline";
}

/** A person stopped reading: what the server sends from now on waits, and soon the server has to. */
export interface PausedEvent extends Stamp, Passed {
  readonly kind: "paused";
}

/** Reading goes on. */
export interface ResumedEvent extends Stamp, Passed {
  readonly kind: "resumed";
  /** How long nothing was read, in ms. */
  readonly pausedMs: number;
}

export type MessageEvent = MessageSentEvent | MessageReceivedEvent;

/** Everything but messages: few in any call, and never dropped from its log. */
export type Milestone =
  | OpenedEvent
  | RequestHeadersEvent
  | HalfClosedEvent
  | ResponseHeadersEvent
  | TrailersEvent
  | StatusEvent
  | CancelledEvent
  | PausedEvent
  | ResumedEvent;

export type CallEvent = Milestone | MessageEvent;

/** An event as a writer hands it over, before the log stamps it. */
export type Unstamped<E extends CallEvent> = E extends CallEvent ? Omit<E, "seq" | "at"> : never;

/** Tells messages from everything else. */
export function isMessageEvent(event: CallEvent): event is MessageEvent {
  return event.kind === "message-sent" || event.kind === "message-received";
}
