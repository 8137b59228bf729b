import type { RpcKind, SnippetLanguage, SnippetMethod } from "../write/snippet.ts";
import type { FieldValue, MessageValue } from "../write/value.ts";

/** A method with what its first client sends, and what its first server answers. */
export interface LearnerMethod {
  readonly rpc: SnippetMethod;
  readonly request: MessageValue;
  readonly reply: MessageValue;
  /** Where the server listens and the client calls: `host:port`, in plaintext. */
  readonly address: string;
}

/** The whole small programs that a learner would write for a method. */
export interface LearnerPrograms {
  /** Stays the same for ever: it is remembered. */
  readonly id: string;
  readonly label: string;
  readonly language: SnippetLanguage;
  /** What must be installed or generated first: a sentence or two, with commands in backticks. */
  needs(method: LearnerMethod): string;
  /** Undefined where they can be written; else why not, in a sentence or two. */
  supports(method: LearnerMethod): string | undefined;
  /** Whole programs, ending in a line end. The server prints `listening on`, and its address. */
  client(method: LearnerMethod): string;
  server(method: LearnerMethod): string;
}

/** The line above the method in the server, which says what its type means for the code. */
export const kindComments: Readonly<Record<RpcKind, string>> = {
  unary: "Unary: one request comes, and one reply is returned.",
  server_streaming: "Server streaming: one request comes; each reply goes out as it is ready.",
  client_streaming:
    "Client streaming: requests come until the client half-closes, then one reply goes.",
  bidi_streaming:
    "Bidirectional: each request is answered as it comes, while the client sends more.",
};

/** How many replies the server of a stream sends. */
export const replyCount = 3;

/**
 * The fields by which a reply can tell what came: texts at the top of both
 * messages, outside of oneofs.
 */
export function echoedFields({ request, reply }: LearnerMethod): {
  readonly from: FieldValue | undefined;
  readonly into: FieldValue | undefined;
} {
  return { from: request.fields.find(isText), into: reply.fields.find(isText) };
}

function isText({ value, oneof, extension }: FieldValue): boolean {
  return value.kind === "string" && oneof === undefined && extension === undefined;
}

/** Whether the client sends a stream. */
export function streamsUp({ kind }: SnippetMethod): boolean {
  return kind === "client_streaming" || kind === "bidi_streaming";
}

/** Whether the server sends one. */
export function streamsDown({ kind }: SnippetMethod): boolean {
  return kind === "server_streaming" || kind === "bidi_streaming";
}
