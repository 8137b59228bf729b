import type { SnippetRequest } from "../request.ts";
import type { MessageValue, ProtoType } from "./value.ts";

/** The four types of an RPC, by the names that Connect gives them. */
export type RpcKind = "unary" | "server_streaming" | "client_streaming" | "bidi_streaming";

/** The method of a call, as generated code names its parts. */
export interface SnippetMethod {
  readonly kind: RpcKind;
  readonly service: ProtoType;
  /** As the .proto has it: `SayHello`, `stream_state`. */
  readonly name: string;
  readonly input: ProtoType;
  readonly output: ProtoType;
}

/** Where a server answers HTTP, for the protocols that go over any HTTP. */
export interface HttpPlace {
  /** Without a slash at its end, such as `http://127.0.0.1:8080`. */
  readonly baseUrl: string;
  /** Whether Connect and gRPC-Web are known to be spoken there; nobody has asked where it is false. */
  readonly isKnown: boolean;
}

/**
 * A call to be written in other tools' words and in programs. `messages` and
 * `values` are the same messages in the same order: exactly one where the
 * client sends one; none, one or many where it streams.
 */
export interface CallSnippet extends SnippetRequest {
  /** Where gRPC is spoken: `host:port`. */
  readonly address: string;
  readonly tls: boolean;
  readonly http: HttpPlace;
  readonly rpc: SnippetMethod;
  readonly values: readonly MessageValue[];
}

/** What the text is written in: for colours, and for the name of a file. */
export type SnippetLanguage = "shell" | "python" | "typescript" | "go";

/** Writes calls for one tool or one library. Pure: the same call gives the same text. */
export interface SnippetWriter {
  /** Stays the same for ever: it is remembered, and in links. */
  readonly id: string;
  /** What people call it: `grpcurl`, `connect-node`. */
  readonly label: string;
  readonly language: SnippetLanguage;
  /**
   * The variable of the environment that names a file with certificates of
   * authorities to trust over TLS; undefined where there is none.
   */
  readonly authorities: string | undefined;
  /** What must be installed or generated first: a sentence or two, with commands in backticks. */
  needs(call: CallSnippet): string;
  /** Undefined where it can; else why it cannot, and what to use instead, in a sentence or two. */
  supports(call: CallSnippet): string | undefined;
  /** The whole command or program, ending in a line end. Only for a call that it supports. */
  write(call: CallSnippet): string;
}
