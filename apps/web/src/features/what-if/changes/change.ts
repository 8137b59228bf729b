import type { DescMethod, Message } from "@bufbuild/protobuf";
import type { Call, CallLog, StatusEvent } from "@grpc-playground/call";
import type { Protocol } from "../../../shared/lib/protocol.ts";
import type { QuestionId } from "../questions.ts";

/** A finished call, and what it was made of. */
export interface Finished {
  readonly log: CallLog;
  readonly method: DescMethod;
  readonly protocol: Protocol;
  readonly status: StatusEvent;
  /** The deadline that the call had, in ms. */
  readonly timeoutMs: number | undefined;
  /** What it sent, in order, and when (ms since it was opened). */
  readonly sent: readonly { readonly message: Message; readonly at: number }[];
}

/** A call like the finished one, changed in one thing. */
export interface OtherCall {
  readonly protocol: Protocol;
  /** The same method, described otherwise where that is the change. */
  readonly method: DescMethod;
  readonly request: Message | undefined;
  readonly timeoutMs: number | undefined;
  /** Added to the metadata that the finished call had. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** `host:port` of another server than the call's own, spoken to in plaintext. */
  readonly address?: string | undefined;
}

/** What a change needs to be tried out. */
export interface Bench {
  readonly start: (call: OtherCall) => Call;
  /** A server of the playground's own that may be killed; undefined where the target is somebody else's. */
  readonly victim: (() => Promise<Victim>) | undefined;
  readonly signal: AbortSignal;
}

/** A server that may be killed. */
export interface Victim {
  readonly address: string;
  readonly kill: () => Promise<void>;
}

/** One thing to change about a call that is over. */
export interface Change {
  readonly id: QuestionId;
  /** What is done, in a sentence. */
  readonly about: (call: Finished) => string;
  /** Why it cannot be tried with this call; undefined when it can. */
  readonly blocked: (call: Finished, bench: Pick<Bench, "victim">) => string | undefined;
  /** Makes the changed call, and sends what belongs to it. It may be under way when this resolves. */
  readonly run: (call: Finished, bench: Bench) => Promise<Call>;
  /** Why it came as it did, by how it ended. */
  readonly because: (before: Finished, after: StatusEvent) => string;
}
