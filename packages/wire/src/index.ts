export type { Span } from "./span.ts";

// Protobuf.
export { parseMessage, type ParseOptions } from "./protobuf/parse-message.ts";
export type * from "./protobuf/tree.ts";
export { scalarName, wireTypeNames } from "./protobuf/wire-types.ts";

// Framing.
export type * from "./framing/framing.ts";
