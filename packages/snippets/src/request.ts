/** The tools whose command lines are read. */
export type Tool = "grpcurl" | "buf curl" | "curl";

/** A call as every tool can say it. What reads a command makes one; what writes a command takes one. */
export interface SnippetRequest {
  /** `host:port`; undefined when the command names none that can be called from here. */
  readonly address: string | undefined;
  /** Whether the connection is encrypted; undefined when there is no address. */
  readonly tls: boolean | undefined;
  /** Full name, such as `greet.Greeter`. */
  readonly service: string;
  readonly method: string;
  /** Names in lower case; values as typed, those of `-bin` names in base64. A name may stand more than once. */
  readonly metadata: readonly (readonly [name: string, value: string])[];
  /** One JSON text for each message, as typed and so not always valid. None means an empty message. */
  readonly messages: readonly string[];
  readonly deadlineMs: number | undefined;
}

/** What a command line says. */
export interface CommandRequest extends SnippetRequest {
  readonly tool: Tool;
  /** What was left out or has to be looked at, a sentence each. They hold no values of metadata. */
  readonly notes: readonly string[];
}
