import type { DescMethod, Message } from "@bufbuild/protobuf";
import { toBinary } from "@bufbuild/protobuf";
import { Code } from "@connectrpc/connect";
import type { StreamResponse } from "@connectrpc/connect";
import type { CallLogWriter } from "./call-log.ts";
import type { CancelledEvent, HeaderEntry, StatusEvent } from "./events.ts";
import { readFailure } from "./failure.ts";
import type { Failure } from "./failure.ts";
import { headerEntries, splitMetadata, trailersOf } from "./headers.ts";
import { statusName } from "./status-codes.ts";

/** What happened to a call, in the words of a transport. Each is a no-op once the call has ended. */
export interface Recorder {
  /** `actual` when the transport reported what it really sends. Only the first report counts. */
  readonly requestHeaders: (actual?: Headers) => void;
  readonly messageSent: (message: Message, size: number) => void;
  readonly halfClosed: () => void;
  readonly responseHeaders: (headers: Headers) => void;
  readonly messageReceived: (message: Message) => void;
  readonly trailers: (headers: Headers) => void;
  readonly succeeded: () => void;
  /** `response` is what a stream had answered before it failed, if it had. */
  readonly failed: (reason: unknown, response?: StreamResponse) => void;
  /** The client ends the call itself, for a reason that is not the server's. */
  readonly endedHere: (code: number, message: string) => void;
  readonly gaveUp: (by: CancelledEvent["by"]) => void;
  readonly paused: () => void;
  readonly resumed: (pausedMs: number) => void;
}

export interface RecorderOptions {
  readonly log: CallLogWriter;
  readonly method: DescMethod;
  readonly headers: Headers;
  readonly timeoutMs: number | undefined;
  readonly onEnd: (status: StatusEvent) => void;
}

/** Creates what turns a transport's answers into a log's events, in an order that always makes sense. */
export function createRecorder(options: RecorderOptions): Recorder {
  const { log, method, timeoutMs } = options;

  const passed = () => {
    const { sent, received } = log.counters;
    return { sent, received };
  };
  function end(status: Pick<StatusEvent, "code" | "message" | "details" | "origin">): void {
    log.milestone({ kind: "status", ...status, name: statusName(status.code), ...passed() });
    const last = log.find("status");
    if (last !== undefined) options.onEnd(last);
  }
  function endedHere(code: number, message: string): void {
    if (!log.ended) end({ code, message, details: [], origin: "client" });
  }
  function requestHeaders(actual?: Headers): void {
    if (log.ended || log.find("request-headers") !== undefined) return;
    const headers = headerEntries(actual ?? options.headers);
    log.milestone({ kind: "request-headers", headers, timeoutMs, complete: actual !== undefined });
  }
  function addTrailers(trailers: readonly HeaderEntry[], trailersOnly: boolean | undefined): void {
    if (trailers.length > 0) log.milestone({ kind: "trailers", trailers, trailersOnly });
  }
  function addMetadata(failure: Failure, response: StreamResponse | undefined): void {
    if (response !== undefined) {
      const own = headerEntries(response.trailer);
      addTrailers(own.length > 0 ? own : trailersOf(failure.metadata, response.header), false);
      return;
    }
    const split = splitMetadata(
      failure.metadata,
      method.methodKind !== "unary",
      log.wire.response?.headers,
    );
    if (split.headers.length > 0) {
      log.milestone({ kind: "response-headers", headers: split.headers });
    }
    addTrailers(split.trailers, split.trailersOnly);
  }
  function gaveUp(by: CancelledEvent["by"]): void {
    if (log.ended) return;
    log.milestone({ kind: "cancelled", by, ...passed() });
    if (by === "client") endedHere(Code.Canceled, "You cancelled the call.");
    else endedHere(Code.DeadlineExceeded, `The deadline of ${timeoutMs} ms passed.`);
  }

  return {
    requestHeaders,
    messageSent(message, size) {
      if (log.ended) return;
      requestHeaders();
      log.message("message-sent", message, size);
    },
    halfClosed() {
      if (log.ended || log.find("half-closed") !== undefined) return;
      requestHeaders();
      log.milestone({ kind: "half-closed", ...passed() });
    },
    responseHeaders(headers) {
      if (log.ended) return;
      const entries = headerEntries(headers);
      // "Trailers-Only": a call without a reply may end well in its first block of headers.
      if (headers.has("grpc-status")) addTrailers(entries, true);
      else log.milestone({ kind: "response-headers", headers: entries });
    },
    messageReceived(message) {
      if (!log.ended) log.message("message-received", message, sizeOf(method, message));
    },
    trailers(trailers) {
      if (log.ended || log.find("trailers") !== undefined) return;
      addTrailers(headerEntries(trailers), false);
    },
    succeeded() {
      if (!log.ended) end({ code: 0, message: "", details: [], origin: "server" });
    },
    failed(reason, response) {
      if (log.ended) return;
      requestHeaders();
      const failure = readFailure(reason);
      addMetadata(failure, response);
      // A server or a proxy that sees the deadline pass first may only reset
      // the stream, which reads as CANCELLED. It is the deadline all the same.
      const late = timeoutMs !== undefined && log.elapsed() >= timeoutMs - 1;
      const name = statusName(failure.code);
      const timedOut = name === "DEADLINE_EXCEEDED" || (name === "CANCELLED" && late);
      if (timedOut && failure.origin === "client") return gaveUp("deadline");
      const code = timedOut ? Code.DeadlineExceeded : failure.code;
      const { message, details, origin } = failure;
      end({ code, message, details, origin });
    },
    endedHere,
    gaveUp,
    paused() {
      if (!log.ended) log.milestone({ kind: "paused", ...passed() });
    },
    resumed(pausedMs) {
      if (!log.ended) log.milestone({ kind: "resumed", pausedMs, ...passed() });
    },
  };
}

/**
 * Encoded bytes of a received message. Encoding again costs 0.6 us for a small
 * message and 0.2 ms for a megabyte (Node 24), so it is done at once: the
 * memory bound needs it. A message that decodes but does not encode (proto2
 * with a required field missing) counts as 0.
 */
function sizeOf(method: DescMethod, message: Message): number {
  try {
    return toBinary(method.output, message).byteLength;
  } catch {
    return 0;
  }
}
