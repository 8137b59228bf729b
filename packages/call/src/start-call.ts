import type { DescMethod, DescMethodStreaming, DescMethodUnary } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";
import type { StreamResponse, Transport } from "@connectrpc/connect";
import { createCallLog } from "./call-log.ts";
import type { CallLog, CallLogWriter, LogLimits } from "./call-log.ts";
import type { RpcType, StatusEvent } from "./events.ts";
import { createGate } from "./gate.ts";
import { createOutbox } from "./outbox.ts";
import { createRecorder } from "./recorder.ts";
import { reporting } from "./report-request.ts";
import { ownRequest } from "./request-message.ts";
import type { OwnRequest, RequestMessage } from "./request-message.ts";
import { createTurns } from "./turns.ts";

/** What the transport of one call may write to, and the clock that goes with it. */
export type TransportLog = Pick<
  CallLogWriter,
  "wire" | "sightings" | "elapsed" | "find" | "ended" | "subscribe"
>;

export interface StartCallOptions {
  /**
   * Carries the call; any protocol. As a function: one that is made for this
   * call, and that tells the log's `wire` of the bytes, and its `sightings` of
   * what interceptors saw.
   */
  readonly transport: Transport | ((log: TransportLog) => Transport | Promise<Transport>);
  readonly method: DescMethod;
  /** Metadata to send. */
  readonly headers?: ConstructorParameters<typeof Headers>[0];
  /** The deadline as milliseconds from now; undefined for none. Zero or less has passed already. */
  readonly timeoutMs?: number | undefined;
  /** The one request of a unary or server streaming call (empty when left out); in the others, the first. */
  readonly request?: RequestMessage | undefined;
  /** Cancels the call when it is aborted. */
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Partial<LogLimits> | undefined;
  /** Monotonic milliseconds; `performance.now` unless given. */
  readonly clock?: (() => number) | undefined;
}

/** A call under way, or over. */
export interface Call {
  readonly method: DescMethod;
  readonly log: CallLog;
  /** Resolves with the status, whatever it is; never rejects. */
  readonly done: Promise<StatusEvent>;
  /**
   * Sends a message in a client or bidirectional stream. Resolves when the
   * transport has taken it; rejects with a ConnectError that says why it never will.
   */
  send(message: RequestMessage): Promise<void>;
  /** Says that no more messages will come, after those already given to `send`. Twice is no error. */
  halfClose(): void;
  /** Ends the call now, with CANCELLED. No effect on one that has ended. */
  cancel(): void;
  /** Whether responses are read as they come. */
  readonly reading: boolean;
  /**
   * Stops reading the responses, or goes on with it. What is not read fills the
   * windows on the way, until the server has to stop. Ending the call works all
   * the same. No effect on a unary call, whose one reply is read in any case.
   */
  setReading(reading: boolean): void;
}

/** `grpc-timeout` and `connect-timeout-ms` hold no more than eight digits, sent as milliseconds. */
const longestTimeout = 99_999_999;

/** Whether the client sends a stream of messages in this RPC type. */
export function sendsStream(rpcType: RpcType): boolean {
  return rpcType === "client_streaming" || rpcType === "bidi_streaming";
}

/**
 * Starts a call and records its life. What the network or the server does is
 * never thrown: it is in the log, and `done` has the end of it.
 */
export function startCall(options: StartCallOptions): Call {
  const { method } = options;
  const clock = options.clock ?? (() => performance.now());
  const timeoutMs = wholeTimeout(options.timeoutMs);
  const headers = new Headers(options.headers);
  const log = createCallLog({ limits: options.limits, clock });
  const made = typeof options.transport === "function" ? options.transport(log) : options.transport;
  // Where the call ends before it asks for it, nobody minds that it did not come.
  if (made instanceof Promise) made.catch(() => undefined);
  const gate = createGate();
  const turns = createTurns(clock);
  const aborter = new AbortController();
  const done = Promise.withResolvers<StatusEvent>();
  const streams = sendsStream(method.methodKind);
  let halfClosed = false;
  let pausedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function onEnd(status: StatusEvent): void {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", cancel);
    outbox.fail(alreadyEnded(status));
    gate.open();
    // Where the transport still holds the call this lets it go; elsewhere it does nothing.
    const code = status.name === "DEADLINE_EXCEEDED" ? Code.DeadlineExceeded : Code.Canceled;
    aborter.abort(new ConnectError(status.message, code));
    done.resolve(status);
  }
  const recorder = createRecorder({ log, method, headers, timeoutMs, onEnd });
  const outbox = createOutbox(
    {
      taken(message, size) {
        recorder.messageSent(message, size);
        // A fetch takes the one request and never asks whether there are more.
        if (!streams) recorder.halfClosed();
      },
      finished: recorder.halfClosed,
    },
    turns,
  );
  function cancel(): void {
    recorder.gaveUp("client");
  }

  async function runUnary(request: OwnRequest): Promise<void> {
    // Not awaited where it is there: a call is under way before `startCall` returns.
    const transport = made instanceof Promise ? await made : made;
    if (log.ended) return;
    const reply = transport.unary(
      // Narrowed by hand: a method found at run time has no static type.
      method as DescMethodUnary,
      aborter.signal,
      timeoutMs,
      headers,
      request.message,
      reporting(recorder.requestHeaders),
    );
    recorder.messageSent(request.message, request.size);
    recorder.halfClosed();
    const response = await reply;
    recorder.responseHeaders(response.header);
    recorder.messageReceived(response.message);
    recorder.trailers(response.trailer);
    recorder.succeeded();
  }
  async function runStream(): Promise<void> {
    let response: StreamResponse | undefined;
    try {
      const transport = made instanceof Promise ? await made : made;
      if (log.ended) return;
      const opening = transport.stream(
        method as DescMethodStreaming,
        aborter.signal,
        timeoutMs,
        headers,
        outbox,
        reporting(recorder.requestHeaders),
      );
      recorder.requestHeaders();
      response = await opening;
      recorder.responseHeaders(response.header);
      await readAll(response);
      recorder.trailers(response.trailer);
      const { received } = log.counters;
      if (method.methodKind === "client_streaming" && received !== 1) {
        // The specification's "response cardinality violation".
        const problem = `The server sent ${received} replies, and this RPC type has exactly one.`;
        recorder.endedHere(Code.Unimplemented, problem);
      }
      recorder.succeeded();
    } catch (reason) {
      recorder.failed(reason, response);
    }
  }
  async function readAll(response: StreamResponse): Promise<void> {
    // By hand: leaving `for await` early calls `return`, and that does not cancel a Connect stream.
    const messages = response.message[Symbol.asyncIterator]();
    while (!log.ended) {
      const next = await messages.next();
      if (!gate.isOpen) await gate.opened();
      if (next.done === true) return;
      recorder.messageReceived(next.value);
      const rest = turns.worked();
      if (rest !== undefined) await rest;
    }
  }
  function begin(): void {
    let request: OwnRequest | undefined;
    try {
      if (!streams || options.request !== undefined) request = ownRequest(method, options.request);
    } catch (reason) {
      // What every gRPC client answers to a request that does not encode.
      recorder.endedHere(Code.Internal, ConnectError.from(reason).rawMessage);
      return;
    }
    if (timeoutMs !== undefined && timeoutMs <= 0) return recorder.gaveUp("deadline");
    if (options.signal?.aborted === true) return cancel();
    options.signal?.addEventListener("abort", cancel);
    if (timeoutMs !== undefined) timer = setTimeout(() => recorder.gaveUp("deadline"), timeoutMs);
    if (method.methodKind === "unary") {
      if (request !== undefined) runUnary(request).catch((reason) => recorder.failed(reason));
      return;
    }
    // Its rejection says only that the call ended first; the status says that better.
    if (request !== undefined) outbox.put(request.message, request.size).catch(() => undefined);
    if (!streams) outbox.close();
    void runStream();
  }

  log.milestone({
    kind: "opened",
    service: method.parent.typeName,
    method: method.name,
    rpcType: method.methodKind,
    requestType: method.input.typeName,
    responseType: method.output.typeName,
    startedAt: Date.now(),
  });
  begin();

  return {
    method,
    log,
    done: done.promise,
    async send(message) {
      const status = log.find("status");
      if (status !== undefined) throw alreadyEnded(status);
      if (!streams) throw refused("This RPC type has one request, and it went out with the call.");
      if (halfClosed) throw refused("You half-closed this call, so it takes no more messages.");
      const own = ownRequest(method, message);
      await outbox.put(own.message, own.size);
    },
    halfClose() {
      halfClosed = true;
      if (streams) outbox.close();
    },
    cancel,
    get reading() {
      return gate.isOpen;
    },
    setReading(reading) {
      if (reading === gate.isOpen || log.ended || method.methodKind === "unary") return;
      if (reading) {
        recorder.resumed(clock() - pausedAt);
        gate.open();
      } else {
        pausedAt = clock();
        gate.close();
        recorder.paused();
      }
    },
  };
}

function wholeTimeout(timeoutMs: number | undefined): number | undefined {
  if (timeoutMs === undefined) return undefined;
  if (Number.isNaN(timeoutMs)) throw new RangeError("timeoutMs must be a number of milliseconds");
  return Math.min(Math.ceil(timeoutMs), longestTimeout);
}

function refused(problem: string): ConnectError {
  return new ConnectError(`${problem} Start a new call to send again.`, Code.FailedPrecondition);
}

function alreadyEnded(status: StatusEvent): ConnectError {
  return refused(`The call has ended with ${status.name}.`);
}
