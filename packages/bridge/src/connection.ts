import { Code, ConnectError } from "@connectrpc/connect";
import { allocate } from "./bytes.ts";
import { createCalls } from "./calls.ts";
import type { Calls } from "./calls.ts";
import { closeReason, SocketFault } from "./faults.ts";
import { CloseCode, Feature, FrameType, MAX_FRAME, MAX_MESSAGE, VERSION } from "./frames.ts";
import { createOutbox } from "./outbox.ts";
import { decodeHello, encodeHello } from "./payloads.ts";
import type { SocketLike } from "./socket.ts";
import { encodeFrame, splitMessage } from "./split.ts";
import type { RawFrame } from "./split.ts";
import { createTurnEnd } from "./turn.ts";

/** With more than this in the WebSocket's own buffer, nothing is added to it. */
const MAX_BUFFERED = 2 * 1024 * 1024;

/** A WebSocket in a browser tells nobody when its buffer has emptied: look again after this. */
const BUFFER_POLL_MS = 4;

export interface ConnectionOptions {
  readonly url: string;
  readonly webSocket: (url: string) => SocketLike;
  /** Bytes of each call's response that may be under way. */
  readonly window: number;
  onOpen(): void;
  /** Called once, also when the connection never opened. */
  onClosed(): void;
}

/** One WebSocket, from its handshake to its end. */
export interface Connection {
  /** Undefined until the server has said HELLO, and after the socket is gone. */
  readonly calls: Calls | undefined;
  /** Settles with the handshake. Rejects with a ConnectError that says why there is none. */
  readonly ready: Promise<Calls>;
  close(): void;
}

export function openConnection(options: ConnectionOptions): Connection {
  const { url, window } = options;
  const atTurnEnd = createTurnEnd();
  const socket = options.webSocket(url);
  socket.binaryType = "arraybuffer";

  let helloSent = false;
  let opened = false;
  let features = 0;
  let closed = false;
  let poll: ReturnType<typeof setTimeout> | undefined;
  const { promise: ready, resolve, reject } = Promise.withResolvers<Calls>();
  // Who waits for the handshake gets the error; when nobody does, there is nobody to tell.
  ready.catch(() => undefined);

  function blocked(): boolean {
    if (closed || !opened) return true;
    if (socket.bufferedAmount <= MAX_BUFFERED) return false;
    poll ??= setTimeout(() => {
      poll = undefined;
      outbox.flush();
    }, BUFFER_POLL_MS);
    return true;
  }

  const outbox = createOutbox({
    send: (message) => socket.send(message as Uint8Array<ArrayBuffer>),
    blocked,
    defer: atTurnEnd,
    allocate,
  });
  const calls = createCalls({
    outbox,
    window,
    offersFrames: () => (features & Feature.inspect) !== 0,
  });

  function end(reason: ConnectError): void {
    if (closed) return;
    closed = true;
    clearTimeout(poll);
    reject(reason);
    calls.lose(reason);
    options.onClosed();
  }

  function fail(fault: SocketFault): void {
    socket.close(fault.closeCode, closeReason(fault.message));
    end(
      new ConnectError(`the playground server broke the protocol: ${fault.message}`, Code.Internal),
    );
  }

  function takeHello({ type, payload }: RawFrame): void {
    if (type !== FrameType.hello) {
      throw new SocketFault(CloseCode.protocol, "bridge: the first frame is not HELLO");
    }
    const hello = decodeHello(payload);
    if (hello.version !== VERSION) {
      throw new SocketFault(
        CloseCode.version,
        `bridge: the server speaks version ${hello.version}, this page ${VERSION}: reload the page`,
      );
    }
    outbox.configure(hello);
    features = hello.features;
    opened = true;
    resolve(calls);
    options.onOpen();
  }

  function takeFrame(frame: RawFrame, message: Uint8Array): void {
    if (opened) calls.take(frame, message);
    else takeHello(frame);
  }

  socket.addEventListener("open", () => {
    const hello = {
      version: VERSION,
      features: 0,
      window,
      maxFrame: MAX_FRAME,
      maxMessage: MAX_MESSAGE,
    };
    socket.send(encodeFrame(FrameType.hello, 0, encodeHello(hello)) as Uint8Array<ArrayBuffer>);
    helloSent = true;
  });
  socket.addEventListener("message", ({ data }) => {
    if (closed) return;
    try {
      if (!(data instanceof ArrayBuffer)) {
        throw new SocketFault(CloseCode.textMessage, "bridge: a message that is not binary");
      }
      const message = new Uint8Array(data);
      for (const frame of splitMessage(message, MAX_MESSAGE)) takeFrame(frame, message);
    } catch (error) {
      // A CallFault ends here only when it is of the HELLO, which has no call.
      fail(
        error instanceof SocketFault
          ? error
          : new SocketFault(CloseCode.protocol, error instanceof Error ? error.message : "fault"),
      );
    }
  });
  // An "error" event says nothing, and "close" always follows it.
  socket.addEventListener("error", () => undefined);
  socket.addEventListener("close", ({ code, reason }) =>
    end(closeError(url, helloSent, code, reason)),
  );

  return {
    get calls() {
      return opened && !closed ? calls : undefined;
    },
    ready,
    close() {
      socket.close(CloseCode.normal, "the page closed the bridge");
      end(new ConnectError("the bridge was closed by this page", Code.Unavailable));
    },
  };
}

/** What a call is told when its socket is gone. Browsers do not say why a handshake failed. */
function closeError(url: string, wasOpen: boolean, code: number, reason: string): ConnectError {
  if (!wasOpen) {
    return new ConnectError(
      `cannot reach the playground server at ${url}: is it running, and does it accept this page's origin?`,
      Code.Unavailable,
    );
  }
  const why = reason === "" ? `WebSocket close code ${code}` : reason;
  return new ConnectError(
    `the connection to the playground server was lost (${why}); the next call connects again`,
    code === CloseCode.tooManySockets ? Code.ResourceExhausted : Code.Unavailable,
  );
}
