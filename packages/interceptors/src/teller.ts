import { ConnectError } from "@connectrpc/connect";
import { codeName } from "./code-name.ts";
import type { InterceptorSighting, Report } from "./contract.ts";

type Seen = Omit<InterceptorSighting, "side" | "by" | "layer" | "attempt">;

/**
 * Tells what one interceptor saw of one call. What the interceptor notes goes
 * with what is passing: the request while it has not been passed on, an error
 * that has just come from within, else the end of the call.
 */
export interface Teller {
  readonly note: (text: string) => void;
  readonly see: (seen: Seen) => void;
  /** The request goes on inwards, as this attempt. */
  readonly passOn: (attempt: number) => void;
  /** An error came from within; what is made of it is not known yet. */
  readonly errorWithin: (reason: unknown) => void;
  /** The interceptor has an answer. */
  readonly answer: () => void;
  readonly done: () => void;
  /** The interceptor fails the call, by itself or with what came from within. */
  readonly fail: (reason: unknown) => void;
  /** Without a reason, whoever reads the answer turned away. */
  readonly cancelled: (reason?: unknown) => void;
}

export function createTeller(
  report: Report,
  place: Pick<InterceptorSighting, "side" | "by" | "layer">,
  firstAttempt: number,
): Teller {
  let attempt = firstAttempt;
  let isPassedOn = false;
  let isOver = false;
  let held: string | undefined;
  /** An error from within that has not been told, in case there is something to say of it. */
  let untold: Seen | undefined;
  let isErrorTold = false;

  function see(seen: Seen): void {
    if (!isOver) report({ ...place, ...seen, attempt });
  }
  function withNote(seen: Seen): Seen {
    const noted = held === undefined ? seen : { ...seen, note: held };
    held = undefined;
    return noted;
  }
  function tellError(): void {
    if (untold === undefined) return;
    see(withNote(untold));
    untold = undefined;
    isErrorTold = true;
  }
  function end(seen?: Seen): void {
    if (seen !== undefined) see(withNote(seen));
    isOver = true;
  }
  /** It never went on: what was held back is the request. */
  function stop(): void {
    if (!isPassedOn) see(withNote({ what: "request", stopped: true }));
    isPassedOn = true;
  }

  return {
    note(text) {
      held = held === undefined ? text : `${held}; ${text}`;
      tellError();
    },
    see,
    passOn(which) {
      tellError();
      attempt = which;
      isPassedOn = true;
      isErrorTold = false;
      see(withNote({ what: "request" }));
    },
    errorWithin(reason) {
      untold = { what: "error", code: nameOf(reason) };
    },
    answer() {
      tellError();
      stop();
      see({ what: "response" });
    },
    done: () => end({ what: "done" }),
    fail(reason) {
      stop();
      tellError();
      end(isErrorTold ? undefined : { what: "error", code: nameOf(reason) });
    },
    cancelled(reason) {
      end(
        reason === undefined ? { what: "cancelled" } : { what: "cancelled", code: nameOf(reason) },
      );
    },
  };
}

function nameOf(reason: unknown): string {
  return codeName(ConnectError.from(reason).code);
}
