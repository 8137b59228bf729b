export type { Span } from "./span.ts";

// Protobuf.
export { parseMessage, type ParseOptions } from "./protobuf/parse-message.ts";
export type * from "./protobuf/tree.ts";
export { fieldPathOf, placeOfValue, type ValuePlace } from "./protobuf/field-path.ts";
export { fieldPages, type FieldPages } from "./protobuf/field-pages.ts";
export { findNode, messageIn, nodeAt, type ByteRole, type Found } from "./protobuf/lookup.ts";
export { scalarName, wireTypeNames } from "./protobuf/wire-types.ts";

// Framing.
export type * from "./framing/framing.ts";
export { readEnvelopes, type Envelopes } from "./framing/envelopes.ts";
export { readTrailers, type TrailerLine, type Trailers } from "./framing/trailers.ts";
export {
  readConnectError,
  readEndStream,
  type ConnectErrorDetail,
  type ConnectErrorJson,
  type EndStream,
} from "./framing/connect-json.ts";
export { fromGrpcWebText, toGrpcWebText } from "./framing/web-text.ts";
export { guessFraming, type FramingGuess } from "./framing/guess-framing.ts";
export type { Base64Chunk, Base64Read } from "./base64.ts";

// Text for terminals, and bytes from text.
export { printMessage, type PrintOptions } from "./text/print-message.ts";
export { readInput, readInputAs } from "./input/read-input.ts";
export type * from "./input/input.ts";
