import type { DescMethod } from "@bufbuild/protobuf";
import { Code, ConnectError, type UnaryRequest } from "@connectrpc/connect";
import { status, type Metadata, type ServerInterceptingCallInterface } from "@grpc/grpc-js";
import type { Logger } from "pino";
import { callValues } from "../interceptors/peer.ts";
import { logCallEnd } from "../logging/call-record.ts";
import { connectCode } from "./codes.ts";
import { requestTooLarge, responseTooLarge, type GrpcLimits } from "./limits.ts";
import { headersFromMetadata, metadataFromHeaders } from "./metadata.ts";
import { callPartsKey, type CallParts } from "./method-handler.ts";
import { errorStatus, okStatus } from "./status.ts";

/** What the calls of one server share. */
export interface CallScope {
  readonly limits: GrpcLimits;
  readonly logger: Logger;
  /** The calls that are open, for a shutdown to end. */
  readonly open: Set<OpenCall>;
  /** Why new calls are refused, when they are. */
  refusal(): ConnectError | undefined;
}

// Made once: an error captures a stack, which a finished call has no use for.
const finished = new ConnectError("the call is over", Code.Canceled);

/**
 * One call's life as the server sees it: it is over once, by success, by an
 * error, or because the client went away, whichever comes first.
 */
export class OpenCall implements CallParts {
  readonly method: DescMethod;
  readonly responseHeader = new Headers();
  readonly responseTrailer = new Headers();
  /** Whether the interceptors, and so their log, know of this call now. */
  watched = false;
  /** Called when the call is over. */
  onOver: (() => void) | undefined;

  readonly #call: ServerInterceptingCallInterface;
  readonly #scope: CallScope;
  readonly #sendStatus: ServerInterceptingCallInterface["sendStatus"];
  readonly #controller = new AbortController();
  readonly #startedMs = performance.now();
  #headersSent = false;
  #over = false;

  constructor(call: ServerInterceptingCallInterface, method: DescMethod, scope: CallScope) {
    this.method = method;
    this.#call = call;
    this.#scope = scope;
    // grpc-js ends a call by itself when its deadline passes or a message
    // cannot be read, and tells nobody why. It does so through this method.
    this.#sendStatus = call.sendStatus.bind(call);
    call.sendStatus = ({ code, details }) => this.fail(verdict(code, details, scope.limits));
  }

  get over(): boolean {
    return this.#over;
  }

  /** Aborts when the call is over, with the error that ended it if there was one. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  readonly timeoutMs = (): number | undefined => {
    const deadline = Number(this.#call.getDeadline());
    return Number.isFinite(deadline) ? deadline - Date.now() : undefined;
  };

  readonly peer = (): string => {
    const { remoteAddress = "unknown", remotePort } = this.#call.getConnectionInfo();
    const address = remoteAddress.includes(":") ? `[${remoteAddress}]` : remoteAddress;
    return remotePort === undefined ? address : `${address}:${remotePort}`;
  };

  /** Lets the call in, or ends it when the server takes no more. */
  admit(): boolean {
    this.#scope.open.add(this);
    const refusal = this.#scope.refusal();
    if (refusal !== undefined) this.fail(refusal);
    return refusal === undefined;
  }

  /** What a request for the handler has, whatever its kind. */
  request(metadata: Metadata): Omit<UnaryRequest, "stream" | "method" | "message"> {
    return {
      service: this.method.parent,
      requestMethod: "POST",
      url: `http://${this.#call.getHost()}/${this.method.parent.typeName}/${this.method.name}`,
      signal: this.signal,
      header: headersFromMetadata(metadata),
      contextValues: callValues(this.peer).set(callPartsKey, this),
    };
  }

  /** @throws ConnectError RESOURCE_EXHAUSTED for a message over the limit */
  send(bytes: Buffer, header: Headers, taken: () => void): void {
    if (bytes.length > this.#scope.limits.maxSendBytes) {
      throw responseTooLarge(bytes.length, this.#scope.limits);
    }
    this.#sendHeaders(header);
    this.#call.sendMessage(bytes, taken);
  }

  succeed(header: Headers, trailer: Headers): void {
    if (this.#over) return;
    this.#sendHeaders(header);
    const success = okStatus(trailer);
    this.#end(finished);
    this.#sendStatus(success);
  }

  /** Ends the call with an error, at once; a handler still at work learns of it by its signal. */
  fail(error: ConnectError): void {
    if (this.#over) return;
    const failure = this.#prepareFailure(error);
    this.#end(error);
    this.#sendStatus(failure);
  }

  /** A header that cannot be sent must not keep the status from being sent. */
  #prepareFailure(error: ConnectError) {
    try {
      const failure = errorStatus(error, this.responseTrailer);
      this.#sendHeaders(this.responseHeader);
      return failure;
    } catch (thrown) {
      this.#scope.logger.error({ method: this.method.name, err: thrown }, "metadata not sent");
      return errorStatus(new ConnectError(error.rawMessage, error.code));
    }
  }

  /** There is nobody left to answer. */
  cancelled(): void {
    if (this.#over) return;
    this.#end(new ConnectError("the client cancelled the call, or went away", Code.Canceled));
  }

  /** Without headers to send, grpc-js sends its own with the first message, or trailers only. */
  #sendHeaders(header: Headers): void {
    if (this.#headersSent) return;
    this.#headersSent = true;
    const metadata = metadataFromHeaders(header);
    if (metadata !== undefined) this.#call.sendMetadata(metadata);
  }

  #end(reason: ConnectError): void {
    this.#over = true;
    this.#scope.open.delete(this);
    this.#controller.abort(reason);
    this.onOver?.();
    if (reason === finished || this.watched) return;
    const { method, peer } = this;
    logCallEnd(this.#scope.logger, { method, peer, startedMs: this.#startedMs, error: reason });
  }
}

/** What grpc-js decided on by itself, in words that say what to do about it. */
function verdict(code: status, details: string, limits: GrpcLimits): ConnectError {
  switch (code) {
    case status.RESOURCE_EXHAUSTED:
      return requestTooLarge(limits);
    case status.DEADLINE_EXCEEDED:
      return new ConnectError(
        "the deadline passed before the call was over",
        Code.DeadlineExceeded,
      );
    default:
      return new ConnectError(details, connectCode(code));
  }
}
