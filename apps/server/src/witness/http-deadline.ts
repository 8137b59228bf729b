import { Code, ConnectError } from "@connectrpc/connect";
import { wasDeadline } from "../logging/was-deadline.ts";

const unitMs: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1000, m: 1 };

/** What Connect and gRPC-Web say of a call's deadline, in milliseconds from its start. */
function timeoutOf(header: Headers): number | undefined {
  const connect = header.get("connect-timeout-ms");
  if (connect !== null) return Number(connect);
  const [, amount, unit = ""] = /^(\d{1,8})([HMSm])$/u.exec(header.get("grpc-timeout") ?? "") ?? [];
  const ms = unitMs[unit];
  return ms === undefined ? undefined : Number(amount) * ms;
}

/**
 * Why a call that its client gave up was given up: over HTTP, a client whose
 * deadline passes closes the connection, and says no more than one who cancels.
 * (The gRPC port knows by itself, and takes the header away.)
 */
export function whyLeft(error: ConnectError, header: Headers, tookMs: number): ConnectError {
  const timeoutMs = timeoutOf(header);
  if (error.code !== Code.Canceled || timeoutMs === undefined) return error;
  if (!wasDeadline(timeoutMs - tookMs, timeoutMs)) return error;
  return new ConnectError(
    "the deadline passed before the call was over",
    Code.DeadlineExceeded,
    undefined,
    undefined,
    error,
  );
}
