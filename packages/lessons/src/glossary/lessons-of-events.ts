import type { Concept, RpcType } from "@grpc-playground/call";

/** A lesson that an event of a call leads to. */
export interface EventLesson {
  readonly id: string;
  readonly title: string;
}

/**
 * The lesson of each idea that an event of a call is about, and of each type of
 * RPC. It stands here and not only in the course's files, so that a call can
 * point there without the whole course; a test holds the two together.
 */
export const lessonsOfEvents: Readonly<Record<Concept | RpcType, EventLesson>> = {
  "rpc-types": { id: "what-an-rpc-is", title: "Unary: your first RPC" },
  unary: { id: "what-an-rpc-is", title: "Unary: your first RPC" },
  server_streaming: { id: "server-streaming", title: "Server streaming" },
  client_streaming: { id: "client-streaming", title: "Client streaming" },
  bidi_streaming: { id: "bidirectional", title: "Bidirectional streaming" },
  headers: { id: "metadata", title: "Metadata, headers and trailers" },
  messages: { id: "messages-as-bytes", title: "Messages as bytes" },
  "half-close": { id: "client-streaming", title: "Client streaming" },
  trailers: { id: "metadata", title: "Metadata, headers and trailers" },
  status: { id: "status-codes", title: "Status codes" },
  deadlines: { id: "deadlines", title: "Deadlines" },
  cancellation: { id: "cancellation", title: "Cancellation" },
  "flow-control": { id: "flow-control", title: "Flow control" },
};
