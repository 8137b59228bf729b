import { actWords, eventWords, findEvent, type Act } from "@grpc-playground/lessons";
import type { Session } from "../session/session.ts";
import { until } from "./until.ts";

/** As docs/LESSONS.md has it. */
const longestMs = 20_000;

/**
 * Resolves once an event of the newest call came; rejects in words when it does not, at once
 * where that call has ended. An act that begins a call resolves no earlier than the call is
 * the newest, and one that is tried again has no status before the last attempt has.
 */
export function untilEvent(
  act: Extract<Act, { do: "until" }>,
  session: Pick<Session, "newest">,
  signal: AbortSignal,
): Promise<void> {
  const log = () => session.newest()?.log;
  const came = () => {
    const now = log();
    return now !== undefined && findEvent(now, act.event) !== undefined;
  };
  const vain = () => {
    const status = log()?.find("status");
    return status && `The call ended with ${status.name} before ${eventWords(act.event)}.`;
  };
  const reason = `${actWords(act)}: it did not come in 20 s.`;
  return until(came, { ms: longestMs, reason, signal, vain });
}
