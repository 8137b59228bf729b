import { Code, type ConnectError } from "@connectrpc/connect";
import { Sighting_What as What } from "@grpc-playground/gen/playground/v1/witness_pb";
import { codeName } from "../lab/code-name.ts";
import type { Seen } from "./trace.ts";
import type { Traces } from "./traces.ts";

/**
 * How long a trace is held open behind a failure, for another attempt: the
 * interceptor that retries waits less than that. (Nobody tries again what went
 * well.)
 */
const anotherAttemptMs = 1000;
/** What was cancelled is learned of by the inner interceptors a few turns later. */
const stragglersMs = 200;

/** One call of a trace, until it is over. */
export interface WatchedCall {
  /** What the server itself saw. Behind the end, nothing. */
  readonly see: (what: What, index?: number) => void;
  /** What an interceptor saw, of this attempt; also behind the end. */
  readonly report: (seen: Seen) => void;
  readonly done: () => void;
  /** It failed; with CANCELLED or DEADLINE_EXCEEDED of the client's doing, it was cancelled. */
  readonly fail: (error: ConnectError, byClient: boolean) => void;
}

/** @returns undefined when there is no room for another trace */
export function watchCall(
  traces: Traces,
  id: string,
  { attempt }: { readonly attempt: number },
): WatchedCall | undefined {
  const trace = traces.begin(id);
  if (trace === undefined) return undefined;
  const server = { by: "server", layer: -1, attempt };
  let over = false;

  function end(seen: Omit<Seen, "by" | "layer">, quietMs: number): void {
    if (over) return;
    over = true;
    trace?.end({ ...server, ...seen }, quietMs);
    traces.ended(id);
  }

  return {
    see(what, index = 0) {
      if (!over) trace.see({ ...server, what, index });
    },
    report: (seen) => trace.see({ ...seen, attempt }),
    done: () => end({ what: What.DONE }, 0),
    fail(error, byClient) {
      const code = codeName(error.code);
      const cancelled = byClient && leaves.has(error.code);
      end(
        { what: cancelled ? What.CANCELLED : What.ERROR, code, note: error.rawMessage },
        cancelled ? stragglersMs : anotherAttemptMs,
      );
    },
  };
}

/** Why a signal aborts when the client gives up, itself or by its deadline. */
const leaves: ReadonlySet<Code> = new Set([Code.Canceled, Code.DeadlineExceeded]);
