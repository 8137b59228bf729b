import { Code, type ConnectError } from "@connectrpc/connect";
import * as http2 from "node:http2";
import { addAbortSignal } from "node:stream";
import { CallFault, exceeds, malformed, outOfOrder, resetOf } from "../faults.ts";
import { FrameType, MAX_WINDOW } from "../frames.ts";
import type { HeaderList } from "../frames.ts";
import { encodeEnd, encodeHead, encodeReset } from "../payloads.ts";
import type { ServerCall, ServerCallOptions } from "./call-types.ts";
import { isPastDeadline } from "./deadline.ts";
import { requestHeaders, responseHeaders } from "./metadata.ts";
import { goneBefore, resetByTarget } from "./reasons.ts";
import type { Session } from "./session.ts";
import { createCallTap } from "./tap/call-tap.ts";
import type { ResolvedTarget } from "./target.ts";

export function createServerCall(options: ServerCallOptions): ServerCall {
  const { id, open, pool } = options;
  const { window } = options.limits;
  const aborted = new AbortController();
  const startedMs = performance.now();

  let session: Session | undefined;
  let stream: http2.ClientHttp2Stream | undefined;
  let streamError: unknown;
  let trailers: HeaderList = [];
  let outcome: { code: Code; message: string } | undefined;
  /** The target's side is over: what is left is in the outbox. */
  let answered = false;
  let headSent = false;
  let ended = false;

  let inbox: Uint8Array[] = [];
  let halfClosed = false;
  let halfCloseSent = false;
  let windowLeft = window;
  let accepted = 0;

  const tap = open.inspect
    ? createCallTap({
        id,
        startedMs,
        limits: options.limits,
        waiting: () => ({
          queuedDown: out.waiting + (stream?.readableLength ?? 0),
          queuedUp: inbox.reduce((sum, { length }) => sum + length, stream?.writableLength ?? 0),
          paused: stream?.isPaused() === true,
        }),
        wake: () => out.wakeBeside(),
      })
    : undefined;

  const out = options.outbox.add(id, {
    onRoom: () => stream?.resume(),
    onEnded: () => finish(),
    beside: tap,
  });

  function finish(): void {
    if (ended) return;
    ended = true;
    options.onEnded(outcome);
    tap?.callOver();
  }

  /** Lets go of the target. Its stream, if any, is reset unless it has ended by itself. */
  function leave(): void {
    answered = true;
    inbox = [];
    aborted.abort();
    if (stream !== undefined && !stream.closed) {
      stream.removeListener("data", onData);
      // Not close(): Node then ends the request before it resets the stream, and
      // a target takes what it got of a client stream for all of it.
      addAbortSignal(AbortSignal.abort(), stream);
    }
    session?.release();
    session = undefined;
  }

  /** The target's answer is complete, or broke off: the tab gets it behind what came before. */
  function answer(type: FrameType, payload: Uint8Array): void {
    if (answered) return;
    // A target may answer before the tab has half-closed. What it has not taken it never will.
    const unsent = stream !== undefined && !stream.writableFinished;
    answered = true;
    inbox = [];
    if (unsent && stream?.closed === false) {
      stream.close(
        stream.writableLength === 0
          ? http2.constants.NGHTTP2_NO_ERROR
          : http2.constants.NGHTTP2_CANCEL,
      );
    }
    out.end(type, payload);
    session?.release();
    session = undefined;
  }

  function breakOff(error: ConnectError): void {
    outcome = resetOf(error);
    answer(FrameType.reset, encodeReset(outcome));
  }

  function fault(reason: unknown): void {
    if (ended) return;
    outcome = resetOf(reason);
    tap?.failed(outcome.message);
    leave();
    out.abort(encodeReset(outcome));
    finish();
  }

  /** Runs what the target's events cause: a fault in it ends this call and nothing else. */
  function guarded(action: () => void): void {
    try {
      action();
    } catch (error) {
      fault(error);
    }
  }

  function onData(chunk: Buffer): void {
    if (!out.data(chunk)) stream?.pause();
  }

  function onAccepted(bytes: number): void {
    accepted += bytes;
    if (answered || halfClosed || accepted < window / 4) return;
    windowLeft += accepted;
    out.grant(accepted);
    accepted = 0;
  }

  function onClose(rstCode: number | undefined): void {
    if (answered) return;
    // Only a reset by the target says something of the call; else the connection broke.
    const lost = session?.lost();
    const code = rstCode ?? http2.constants.NGHTTP2_INTERNAL_ERROR;
    const name = open.target?.address ?? "the playground";
    const error = lost ?? resetByTarget(name, code, isPastDeadline(open.headers, startedMs));
    if (lost === undefined && streamError instanceof Error) error.cause = streamError;
    breakOff(error);
  }

  function request(target: ResolvedTarget, over: Session): http2.ClientHttp2Stream {
    try {
      return over.request(requestHeaders(open, target));
    } catch (error) {
      if (!over.usable) throw goneBefore(target.name);
      const why = error instanceof Error ? error.message : String(error);
      throw new CallFault(Code.InvalidArgument, `bridge: HTTP/2 cannot carry this call: ${why}`);
    }
  }

  function pipe(target: ResolvedTarget, over: Session): void {
    const piped = request(target, over);
    stream = piped;
    piped.on("response", (headers) =>
      guarded(() => {
        const status = headers[":status"] ?? 0;
        headSent = true;
        out.begin(FrameType.head, encodeHead({ status, headers: responseHeaders(headers) }));
      }),
    );
    piped.on("data", onData);
    piped.on("trailers", (headers) => (trailers = responseHeaders(headers)));
    piped.on("end", () => guarded(() => onEnd(piped)));
    piped.on("error", (error) => (streamError = error));
    piped.on("close", () => onClose(piped.rstCode));
    flush();
  }

  function onEnd(piped: http2.ClientHttp2Stream): void {
    // A stream that is destroyed ends as well; "close" says why.
    if (piped.destroyed || piped.aborted || !headSent) return;
    answer(FrameType.end, encodeEnd(trailers));
  }

  function flush(): void {
    tap?.touch();
    if (stream === undefined || answered) return;
    const chunks = inbox;
    inbox = [];
    if (chunks.length > 1) stream.cork();
    for (const chunk of chunks) {
      stream.write(chunk, (error) => {
        if (error === null || error === undefined) onAccepted(chunk.length);
      });
    }
    if (chunks.length > 1) stream.uncork();
    if (halfClosed && !halfCloseSent) {
      halfCloseSent = true;
      stream.end();
    }
  }

  function connect(target: ResolvedTarget): void {
    if (answered) return;
    const held = tap === undefined ? pool.acquire(target) : pool.acquireOwn(target, tap);
    session = held;
    // Most calls find a session that is ready, and need not wait at all.
    if (held.isReady) return pipe(target, held);
    held.ready.then(() => (answered ? undefined : pipe(target, held))).catch(fault);
  }

  function start(): void {
    const target = options.resolve(open.target, aborted.signal);
    if (target instanceof Promise) target.then(connect).catch(fault);
    else connect(target);
  }

  guarded(start);

  return {
    startedMs,
    data(chunk) {
      if (halfClosed) throw outOfOrder("DATA after END");
      windowLeft -= chunk.length;
      if (windowLeft < 0) throw exceeds("window", window, "the tab sent more than it may");
      if (!answered) inbox.push(chunk);
    },
    end() {
      if (halfClosed) throw outOfOrder("a second END");
      halfClosed = true;
      // The answers that are still to come set off no further request.
      out.linger();
    },
    credit(bytes) {
      if (out.credit(bytes) > MAX_WINDOW) throw malformed("CREDIT: the window exceeds 2^31-1");
      tap?.touch();
    },
    flush,
    fault,
    cancel(reason) {
      if (ended) return;
      outcome = reason;
      leave();
      out.abort();
      finish();
    },
  };
}
