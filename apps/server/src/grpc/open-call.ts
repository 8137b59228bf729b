import { Code, ConnectError } from "@connectrpc/connect";
import { Metadata, status, type ServerInterceptingCallInterface } from "@grpc/grpc-js";
import type { Logger } from "pino";
import { logCallEnd } from "../logging/call-record.ts";
import { wasDeadline } from "../logging/was-deadline.ts";
import { acceptsGzip } from "./accept-encoding.ts";
import type { CallParts } from "./call-request.ts";
import { connectCode } from "./codes.ts";
import { compressed } from "./compressed.ts";
import { requestTooLarge, responseTooLarge, type GrpcLimits } from "./limits.ts";
import { metadataFromHeaders, MetadataHeaders } from "./metadata.ts";
import type { MethodHandler } from "./method-handler.ts";
import { errorStatus, okStatus, type OutgoingStatus } from "./status.ts";

/** What the calls of one server share. */
export interface CallScope {
  readonly limits: GrpcLimits;
  readonly logger: Logger;
  /** The calls that are open, for a shutdown to end. */
  readonly open: Set<OpenCall>;
  /** Why new calls are refused, when they are. */
  refusal(): ConnectError | undefined;
}

/** The events of a grpc-js call, as its `start` takes them. */
type Listener = Parameters<ServerInterceptingCallInterface["start"]>[0];

// Made once: an error captures a stack, which a finished call has no use for.
const finished = new ConnectError("the call is over", Code.Canceled);

/**
 * One call's life as the server sees it: it is over once, by success, by an
 * error, or because the client went away, whichever comes first.
 *
 * It listens to the call itself rather than to grpc-js's method handlers, which
 * put an object stream around each call and write a message only when the one
 * before it is on the wire.
 */
export abstract class OpenCall implements Listener, CallParts {
  readonly responseHeader = new MetadataHeaders();
  readonly responseTrailer = new MetadataHeaders();
  /** Whether the interceptors, and so their log, know of this call now. */
  protected watched = false;

  protected readonly call: ServerInterceptingCallInterface;
  readonly #scope: CallScope;
  readonly #sendStatus: ServerInterceptingCallInterface["sendStatus"];
  readonly #controller = new AbortController();
  readonly #startedMs = performance.now();
  #headersSent = false;
  #compresses = false;
  #over = false;

  constructor(call: ServerInterceptingCallInterface, scope: CallScope) {
    this.call = call;
    this.#scope = scope;
    // grpc-js ends a call by itself when its deadline passes or a message
    // cannot be read, and tells nobody why. It does so through this method.
    this.#sendStatus = call.sendStatus.bind(call);
    call.sendStatus = ({ code, details }) => this.fail(verdict(code, details, scope.limits));
  }

  abstract readonly handler: MethodHandler;
  /** The call was let in. */
  protected abstract begin(metadata: Metadata): void;
  abstract onReceiveMessage(bytes: Buffer): void;
  abstract onReceiveHalfClose(): void;

  onReceiveMetadata(metadata: Metadata): void {
    this.#scope.open.add(this);
    const refusal = this.#scope.refusal();
    if (refusal === undefined) this.begin(metadata);
    else this.fail(refusal);
  }

  /** There is nobody left to answer; or all is over anyway. */
  onCancel(): void {
    if (this.#over) return;
    const left = this.timeoutMs();
    const took = performance.now() - this.#startedMs;
    this.end(
      left !== undefined && wasDeadline(left, left + took)
        ? deadlinePassed()
        : new ConnectError("the client cancelled the call, or went away", Code.Canceled),
    );
  }

  get over(): boolean {
    return this.#over;
  }

  /** Aborts when the call is over, with the error that ended it if there was one. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get host(): string {
    return this.call.getHost();
  }

  /** What is left of the deadline in milliseconds, if there is one. */
  timeoutMs(): number | undefined {
    const deadline = Number(this.call.getDeadline());
    return Number.isFinite(deadline) ? deadline - Date.now() : undefined;
  }

  peer(): string {
    const { remoteAddress = "unknown", remotePort } = this.call.getConnectionInfo();
    const address = remoteAddress.includes(":") ? `[${remoteAddress}]` : remoteAddress;
    return remotePort === undefined ? address : `${address}:${remotePort}`;
  }

  /** From now on messages are compressed with gzip, unless the client cannot read that. */
  compress(): void {
    this.#compresses = !this.#headersSent && acceptsGzip(this.call);
  }

  /** Ends the call with an error, at once; a handler still at work learns of it by its signal. */
  fail(error: ConnectError): void {
    if (this.#over) return;
    // No message follows: a failure that comes first stays one block of headers.
    this.#compresses = false;
    const failure = this.#prepareFailure(error);
    this.end(error);
    this.#sendStatus(failure);
  }

  protected succeed(header: Headers, trailer: Headers): void {
    if (this.#over) return;
    this.#sendHeaders(header);
    const success = okStatus(trailer);
    this.end(finished);
    this.#sendStatus(success);
  }

  /** @throws ConnectError RESOURCE_EXHAUSTED for a message over the limit */
  protected send(bytes: Buffer, header: Headers, taken: () => void): void {
    if (bytes.length > this.#scope.limits.maxSendBytes) {
      throw responseTooLarge(bytes.length, this.#scope.limits);
    }
    this.#sendHeaders(header);
    this.call.sendMessage(this.#compresses ? compressed(bytes) : bytes, taken);
  }

  protected end(reason: ConnectError): void {
    this.#over = true;
    this.#scope.open.delete(this);
    this.#controller.abort(reason);
    if (reason === finished || this.watched) return;
    logCallEnd(this.#scope.logger, {
      method: this.handler.method,
      peer: () => this.peer(),
      startedMs: this.#startedMs,
      error: reason,
    });
  }

  /** A header that cannot be sent must not keep the status from being sent. */
  #prepareFailure(error: ConnectError): OutgoingStatus {
    try {
      const failure = errorStatus(error, this.responseTrailer);
      this.#sendHeaders(this.responseHeader);
      return failure;
    } catch (thrown) {
      this.#scope.logger.error({ method: this.handler.path, err: thrown }, "metadata not sent");
      return errorStatus(new ConnectError(error.rawMessage, error.code));
    }
  }

  /** Without headers to send, grpc-js sends its own with the first message, or trailers only. */
  #sendHeaders(header: Headers): void {
    if (this.#headersSent) return;
    this.#headersSent = true;
    const metadata = metadataFromHeaders(header);
    if (this.#compresses) this.call.sendMetadata(encodedAs("gzip", metadata));
    else if (metadata !== undefined) this.call.sendMetadata(metadata);
  }
}

/** grpc-js says "identity" unless it is told otherwise. */
function encodedAs(encoding: string, metadata = new Metadata()): Metadata {
  metadata.set("grpc-encoding", encoding);
  return metadata;
}

function deadlinePassed(): ConnectError {
  return new ConnectError("the deadline passed before the call was over", Code.DeadlineExceeded);
}

/** What grpc-js decided on by itself, in words that say what to do about it. */
function verdict(code: status, details: string, limits: GrpcLimits): ConnectError {
  switch (code) {
    case status.RESOURCE_EXHAUSTED:
      return requestTooLarge(limits);
    case status.DEADLINE_EXCEEDED:
      return deadlinePassed();
    default:
      return new ConnectError(details, connectCode(code));
  }
}
