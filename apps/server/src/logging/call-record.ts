import type { DescMethod } from "@bufbuild/protobuf";
import { Code, type ConnectError } from "@connectrpc/connect";
import type { Level, Logger } from "pino";
import { codeName } from "../lab/code-name.ts";

/** What is known of a call at its end. */
export interface CallEnd {
  readonly method: DescMethod;
  readonly peer: () => string;
  /** Of `performance.now()`. */
  readonly startedMs: number;
  /** Response messages, for a stream. */
  readonly sent?: number;
  readonly error?: ConnectError | undefined;
}

/**
 * Writes the one record of a call. Successes are `debug`, so that a busy server
 * does not pay for a line a call, a quarter of what the call costs; what may be
 * a fault of the server is `error`; every other failure is `info`, for it is an
 * answer.
 */
export function logCallEnd(logger: Logger, end: CallEnd): void {
  const { error } = end;
  const level = error === undefined ? "debug" : (faults.get(error.code) ?? "info");
  if (!logger.isLevelEnabled(level)) return;
  logger[level](
    {
      method: `${end.method.parent.typeName}/${end.method.name}`,
      peer: end.peer(),
      code: error === undefined ? "OK" : codeName(error.code),
      durationMs: Math.round((performance.now() - end.startedMs) * 100) / 100,
      ...(end.sent !== undefined && { sent: end.sent }),
      ...(error !== undefined && { error: error.rawMessage }),
      // Of an answer the words say all, and its cause may hold every violation of a message.
      ...(level === "error" && error?.cause !== undefined && { err: error.cause }),
    },
    error === undefined ? "call finished" : "call failed",
  );
}

const faults: ReadonlyMap<Code, Level> = new Map([
  [Code.Internal, "error"],
  [Code.Unknown, "error"],
  [Code.DataLoss, "error"],
]);
