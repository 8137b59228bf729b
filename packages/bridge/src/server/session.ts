import { ConnectError, Code } from "@connectrpc/connect";
import * as http2 from "node:http2";
import * as tls from "node:tls";
import type { BridgeLimits } from "./limits.ts";
import { connectFailure, lostConnection, reasonOf } from "./reasons.ts";
import { tapSocket } from "./tap/session-tap.ts";
import type { SessionTap } from "./tap/session-tap.ts";
import type { ResolvedTarget } from "./target.ts";

/** An HTTP/2 connection to a target. */
export interface Session {
  /** Connected, or trying to: it may be given calls. */
  readonly usable: boolean;
  readonly hasRoom: boolean;
  readonly calls: number;
  /** Settles with the target's SETTINGS. Rejects with a ConnectError that says what is wrong. */
  readonly ready: Promise<void>;
  readonly isReady: boolean;
  readonly target: ResolvedTarget;
  /** Opens a stream; only when ready. */
  request(headers: http2.OutgoingHttpHeaders): http2.ClientHttp2Stream;
  /** Why a stream ended without the target having reset it; undefined when it had. */
  lost(): ConnectError | undefined;
  hold(): void;
  release(): void;
  /** Streams that are still open are reset. */
  destroy(): void;
}

/** HTTP/2 lets a connection's window be larger than a stream's: calls share it. */
const CONNECTION_WINDOW = 4 * 1024 * 1024;

/** A connection without calls is closed politely, and cut when the target does not take part. */
const FAREWELL_MS = 1000;

/**
 * @param tap told of every byte and of how the connection fares, which then is
 * one call's alone: it is closed when it is released
 */
export function createSession(
  target: ResolvedTarget,
  limits: BridgeLimits,
  onClosed: (session: Session) => void,
  tap?: SessionTap,
): Session {
  const socket = target.connect();
  const wire = tap === undefined ? socket : tapSocket(socket, target, tap, onConnected);
  // Only the socket is used; authority and scheme go with each request.
  const session = http2.connect("http://target.invalid", {
    createConnection: () => wire,
    settings: { enablePush: false, initialWindowSize: limits.targetWindow },
  });

  let stage: "dialling" | "connected" | "ready" | "closed" = "dialling";
  let failure: unknown;
  let calls = 0;
  let idle: NodeJS.Timeout | undefined;
  let idleSince = 0;
  let farewell: NodeJS.Timeout | undefined;
  let released = false;
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  // Rejections reach those who wait; without them there is nobody to tell.
  ready.catch(() => undefined);

  const deadline = setTimeout(() => {
    const seconds = limits.connectTimeoutMs / 1000;
    abandon(
      new ConnectError(
        `cannot call ${target.name}: it did not answer within ${seconds} s (limit connectTimeoutMs)`,
        Code.Unavailable,
      ),
    );
  }, limits.connectTimeoutMs);

  function abandon(reason: ConnectError): void {
    session.destroy(reason);
    // Which waits until all is written, and a tap writes nothing before it is connected.
    if (tap !== undefined) wire.destroy();
  }

  function onConnected(): void {
    if (session.destroyed) return;
    stage = "connected";
    if (socket instanceof tls.TLSSocket && socket.alpnProtocol !== "h2") {
      abandon(
        new ConnectError(
          `cannot call ${target.name}: its TLS does not offer HTTP/2, which gRPC needs`,
          Code.Unavailable,
        ),
      );
      return;
    }
    session.setLocalWindowSize(CONNECTION_WINDOW);
  }

  // Of a stream in between, HTTP/2 does not know that it is connected to nothing yet.
  if (tap === undefined) session.once("connect", onConnected);
  session.once("remoteSettings", () => {
    if (session.destroyed) return;
    stage = "ready";
    clearTimeout(deadline);
    tap?.state("ready", `${target.name} sent its SETTINGS`);
    resolve();
  });
  session.on("error", (error) => {
    failure ??= error;
  });
  session.on("goaway", (code) => {
    // A clean GOAWAY closes the session when its calls are done; others destroy it.
    if (code !== http2.constants.NGHTTP2_NO_ERROR) {
      failure ??= new Error(`it said GOAWAY with HTTP/2 error ${code}`);
    } else if (calls === 0) {
      retire();
    }
  });
  session.once("close", () => {
    clearTimeout(deadline);
    clearTimeout(idle);
    clearTimeout(farewell);
    if (stage === "dialling" || stage === "connected") {
      const reason =
        failure instanceof ConnectError ? failure : connectFailure(target, stage, failure);
      reject(reason);
      if (!released) tap?.state("failed", reason.rawMessage);
    }
    if (stage === "ready" || released) tap?.state("closed", closedBy());
    stage = "closed";
    onClosed(self);
  });

  /** Looks now and then: a timer for each call would cost more than the look. */
  function checkIdle(): void {
    idle = undefined;
    if (calls > 0) return;
    const left = idleSince + limits.idleSessionMs - performance.now();
    if (left <= 0) retire();
    else idle = setTimeout(checkIdle, left).unref();
  }

  function retire(): void {
    session.close();
    farewell ??= setTimeout(() => wire.destroy(), FAREWELL_MS).unref();
  }

  function closedBy(): string {
    if (released) return "its call was over";
    return failure === undefined ? `${target.name} closed it` : reasonOf(failure);
  }

  const self: Session = {
    get usable() {
      return !session.closed && !session.destroyed && !socket.destroyed;
    },
    get hasRoom() {
      // Unknown until the target has said it.
      if (stage !== "ready") return true;
      return calls < (session.remoteSettings.maxConcurrentStreams ?? Infinity);
    },
    get calls() {
      return calls;
    },
    get isReady() {
      return stage === "ready";
    },
    ready,
    target,
    request: (headers) => session.request(headers),
    lost() {
      if (!session.destroyed && !socket.destroyed) return undefined;
      return failure instanceof ConnectError ? failure : lostConnection(target.name, failure);
    },
    hold() {
      calls++;
    },
    release() {
      calls--;
      if (calls > 0) return;
      if (tap !== undefined) {
        released = !session.destroyed && !socket.destroyed;
        if (stage !== "ready") return self.destroy();
      }
      if (session.closed || tap !== undefined) return retire();
      idleSince = performance.now();
      idle ??= setTimeout(checkIdle, limits.idleSessionMs).unref();
    },
    destroy() {
      session.destroy();
      // A session that was closing already would wait for the target to hang up.
      wire.destroy();
    },
  };
  return self;
}
