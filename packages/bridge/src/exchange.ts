import { Code, ConnectError } from "@connectrpc/connect";
import type { UniversalClientRequest, UniversalClientResponse } from "@connectrpc/connect/protocol";
import { createBody } from "./body.ts";
import { CallFault, connectErrorOf, exceeds, malformed, outOfOrder, resetOf } from "./faults.ts";
import { FrameType, MAX_WINDOW } from "./frames.ts";
import type { BridgeTarget, Head, HeaderList, Open, Reset } from "./frames.ts";
import type { FlowSample, InspectOptions } from "./inspect.ts";
import type { Outbox } from "./outbox.ts";
import { encodeEnd, encodeOpen, encodeReset } from "./payloads.ts";

/** One call in the tab: the frames that the server sent about it go in. */
export interface Exchange {
  readonly response: Promise<UniversalClientResponse>;
  readonly finished: boolean;
  /** How many bytes wait in this tab. */
  flow(): FlowSample["tab"];
  head(head: Head): void;
  data(chunk: Uint8Array): void;
  end(trailers: HeaderList): void;
  reset(reset: Reset): void;
  credit(bytes: number): void;
  /** The server broke the protocol in this call. */
  fault(fault: CallFault): void;
  lose(reason: ConnectError): void;
}

export interface ExchangeOptions {
  readonly id: number;
  readonly request: UniversalClientRequest;
  readonly target: BridgeTarget | undefined;
  /** Told of the body's bytes. `frames`: ask the server end to tell of HTTP/2's as well. */
  readonly inspect: InspectOptions | undefined;
  readonly outbox: Outbox;
  readonly window: number;
  /** @param unheard the server end was told nothing of this call, and will not be */
  onFinished(unheard: boolean): void;
}

/** Opens the call at once, and sends its body as it comes. */
export function createExchange(options: ExchangeOptions): Exchange {
  const { id, request, window, inspect } = options;
  const { promise: response, resolve, reject } = Promise.withResolvers<UniversalClientResponse>();
  const trailer = new Headers();
  const source = request.body?.[Symbol.asyncIterator]();

  let opened = false;
  let headSeen = false;
  let finished = false;
  let windowLeft = window;
  let taken = 0;
  let resumePump: (() => void) | undefined;

  const out = options.outbox.add(id, { onRoom: () => resumePump?.() });
  const body = createBody(
    (bytes) => {
      taken += bytes;
      // Returned in batches: a credit frame per chunk costs more than the chunk.
      if (finished || taken < window / 4) return;
      windowLeft += taken;
      out.grant(taken);
      taken = 0;
    },
    () => abort(new ConnectError("the reader of the response left", Code.Canceled)),
  );

  function finish(unheard = false): void {
    finished = true;
    request.signal?.removeEventListener("abort", onAbort);
    options.onFinished(unheard);
    resumePump?.();
    // The source may clean up. Its error, if any, has no call left to belong to.
    source?.return?.().catch(() => undefined);
  }

  /** This end gives up: the server is told, and what has not been read is dropped. */
  function abort(reason: unknown): void {
    if (finished) return;
    const unheard = !opened || out.unbegun;
    out.abort(encodeReset(resetOf(reason)));
    body.abort(reason);
    reject(reason);
    finish(unheard);
  }

  function onAbort(): void {
    abort(request.signal?.reason ?? new ConnectError("the call was cancelled", Code.Canceled));
  }

  /** Nothing more will come of this call: waiting for the turn's end would gain nothing. */
  function halfClose(): void {
    out.end(FrameType.end, encodeEnd(), "now-if-alone");
  }

  async function pump(from: AsyncIterator<Uint8Array>): Promise<void> {
    for (;;) {
      const next = await from.next();
      if (finished) return;
      if (next.done === true) return halfClose();
      inspect?.inspector.sent(next.value);
      if (out.data(next.value)) continue;
      await new Promise<void>((wake) => (resumePump = wake));
      resumePump = undefined;
    }
  }

  function start(): void {
    if (request.signal?.aborted === true) return onAbort();
    try {
      out.begin(FrameType.open, encodeOpen(openOf(options)));
      opened = true;
    } catch (error) {
      return abort(error instanceof CallFault ? connectErrorOf(error) : error);
    }
    request.signal?.addEventListener("abort", onAbort);
    // Never wait for the head: many servers send it with their first message.
    if (source === undefined) halfClose();
    else pump(source).catch(abort);
  }

  // The caller holds `response`; who drops it must not crash the process.
  response.catch(() => undefined);
  start();

  return {
    response,
    get finished() {
      return finished;
    },
    flow: () => ({
      unread: body.unread,
      window: windowLeft,
      unsent: out.waiting,
      sendWindow: out.window,
    }),
    head(head) {
      if (headSeen) throw outOfOrder("a second HEAD");
      headSeen = true;
      const header = new Headers();
      fill(header, head.headers);
      inspect?.inspector.head(head.status, head.headers);
      resolve({ status: head.status, header, body: body.iterable, trailer });
    },
    data(chunk) {
      if (!headSeen) throw outOfOrder("DATA before HEAD");
      windowLeft -= chunk.length;
      if (windowLeft < 0) throw exceeds("window", window, "the server sent more than it may");
      inspect?.inspector.received(chunk);
      body.push(chunk);
    },
    end(trailers) {
      if (!headSeen) throw outOfOrder("END before HEAD");
      // Before the body ends: its reader looks at the trailers right then.
      fill(trailer, trailers);
      body.end();
      finish();
    },
    reset({ code, message }) {
      const error = new ConnectError(message, code);
      reject(error);
      body.fail(error);
      out.abort();
      finish();
    },
    credit(bytes) {
      if (out.credit(bytes) > MAX_WINDOW) throw malformed("CREDIT: the window exceeds 2^31-1");
    },
    fault(fault) {
      abort(connectErrorOf(fault));
    },
    lose(reason) {
      reject(reason);
      body.fail(reason);
      finish();
    },
  };
}

function openOf({ request, target, inspect }: ExchangeOptions): Open {
  if (request.method !== "POST") {
    throw new ConnectError(`gRPC has no ${request.method} requests, only POST`, Code.Unimplemented);
  }
  // As it stands: the URL parser would rewrite what it is the target's to judge.
  const path = request.url.slice(request.url.indexOf("/", request.url.indexOf("://") + 3));
  return { target, inspect: inspect?.frames === true, path, headers: [...request.header] };
}

/** Metadata that this platform cannot hold is a fault of the call, not of the page. */
function fill(headers: Headers, list: HeaderList): void {
  for (const [name, value] of list) {
    try {
      headers.append(name, value);
    } catch (error) {
      throw new CallFault(
        Code.Internal,
        `the target sent metadata that is not valid HTTP: ${name} (${String(error)})`,
      );
    }
  }
}
