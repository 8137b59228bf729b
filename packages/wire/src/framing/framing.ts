import type { Span } from "../span.ts";

/** How a body is cut into messages. */
export type Framing =
  /** gRPC over HTTP/2: envelopes; the trailers are HTTP's. */
  | "grpc"
  /** gRPC-Web: envelopes, and one with flag 0x80 that holds the trailers as HTTP/1 header lines. */
  | "grpc-web"
  /** The same in base64, as `application/grpc-web-text` carries it. */
  | "grpc-web-text"
  /** Connect streaming: envelopes, and one with flag 0x02 that holds an EndStreamResponse in JSON. */
  | "connect"
  /** Connect unary, or a bare message: the body is the message. */
  | "none";

/** What the five bytes before a message say. */
export interface Envelope {
  readonly span: Span;
  readonly flags: Span;
  readonly length: Span;
  readonly payload: Span;
  readonly flagByte: number;
  /** What the length field says; more than the payload has where the body breaks off. */
  readonly statedLength: number;
  readonly compressed: boolean;
  readonly holds: "message" | "trailers" | "end-stream";
  /** A sentence when the body breaks off inside, or a flag is unknown. */
  readonly problem: string | undefined;
}
