import { createChunkedQueue } from "../chunked-queue.ts";
import type { ChunkedQueue, Sequence } from "../chunked-queue.ts";
import { createBodyReader } from "./body-reader.ts";
import type { BodyReader } from "./body-reader.ts";
import type { WireBody } from "./body.ts";

/** Which way bytes went: from the client up to the server, or down. */
export type Way = "up" | "down";

/** The head of an HTTP request or response that the tab itself made or got. Over gRPC the request's is in the tapped HEADERS frames alone. */
export interface HttpHead {
  readonly at: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export interface HttpRequestHead extends HttpHead {
  readonly method: string;
  readonly url: string;
}

export interface HttpResponseHead extends HttpHead {
  readonly status: number;
  readonly statusText: string;
}

/** A piece of the HTTP/2 connection, or a count of frames that were left out: see `TappedFrame` and `SkippedFrames` of packages/bridge. */
export type WireRecord =
  | { readonly at: number; readonly way: Way; readonly bytes: Uint8Array }
  | {
      readonly at: number;
      readonly way: Way;
      readonly skipped: {
        readonly frames: number;
        /** With their headers. */
        readonly bytes: number;
        /** How many were not DATA, if any. */
        readonly others?: number;
      };
    };

/** How the connection to the target fared. `at` is ms since the bridge got the call. */
export interface ConnectionEvent {
  readonly at: number;
  readonly state: "dialling" | "connected" | "secured" | "ready" | "failed" | "closed";
  readonly detail: string;
}

/** How many bytes wait where: see `FlowSample` of packages/bridge, whose fields these are. */
export interface FlowSample {
  readonly at: number;
  readonly tab: {
    readonly unread: number;
    readonly window: number;
    readonly unsent: number;
    readonly sendWindow: number;
  };
  readonly bridge: {
    readonly queuedDown: number;
    readonly queuedUp: number;
    readonly paused: boolean;
  };
  readonly target: {
    readonly window: number;
    readonly sendWindow: number;
    readonly sent: number;
    readonly taken: number;
  };
}

/**
 * The bytes of one call, as they travelled. Beside the call's log, since it is
 * not made of events: how bodies are cut into chunks means nothing to a call.
 */
export interface WireLog {
  /** Grows with everything that is added: a cheap "has anything changed?". */
  readonly version: number;
  /**
   * Which attempt of the call this is of, from 0: when a call is retried, all
   * below begins anew, and holds the last attempt alone.
   */
  readonly attempt: number;
  readonly request: HttpRequestHead | undefined;
  readonly response: HttpResponseHead | undefined;
  readonly up: WireBody;
  readonly down: WireBody;
  /** Frames of the HTTP/2 connection, in the order in which they passed; empty where none are told. */
  readonly records: Sequence<WireRecord>;
  readonly connection: readonly ConnectionEvent[];
  /** Newest last; the oldest are dropped beyond an hour's worth. */
  readonly flow: Sequence<FlowSample>;
  /** Nothing more will come. */
  readonly closed: boolean;
  subscribe(listener: () => void): () => void;
}

/** The writing end. Bytes that are handed over must not be changed afterwards. */
export interface WireLogWriter extends WireLog {
  /** Begins the first attempt, or a further one, of which the log then holds nothing; answers which it is. */
  readonly begin: () => number;
  readonly requestHead: (head: Omit<HttpRequestHead, "at">) => void;
  readonly responseHead: (head: Omit<HttpResponseHead, "at">) => void;
  /** Says how the body of a direction is cut, before its first bytes. Envelopes, unless said otherwise. */
  readonly cut: (way: Way, enveloped: boolean) => void;
  readonly sent: (chunk: Uint8Array) => void;
  readonly received: (chunk: Uint8Array) => void;
  /** The body of a direction is complete. */
  readonly finish: (way: Way) => void;
  readonly frames: (records: readonly WireRecord[]) => void;
  readonly connected: (event: ConnectionEvent) => void;
  readonly sample: (sample: FlowSample) => void;
  readonly close: () => void;
}

export interface WireLimits {
  /** Parts kept in each direction. */
  readonly maxParts: number;
  /** Bytes of kept parts in each direction. The newest part is always kept, however large. */
  readonly maxBytes: number;
  readonly maxRecords: number;
  readonly maxSamples: number;
}

export const defaultWireLimits: WireLimits = {
  maxParts: 100_000,
  maxBytes: 64 * 1024 * 1024,
  maxRecords: 50_000,
  maxSamples: 36_000,
};

/** Parts that are counted and not there, in each direction. */
export interface LostParts {
  readonly up: { readonly parts: number; readonly bytes: number };
  readonly down: { readonly parts: number; readonly bytes: number };
}

/**
 * Creates an empty record of a call's bytes.
 *
 * @param now ms since the call was opened
 * @param lost what had been dropped already, of a record that is written anew
 */
export function createWireLog(
  now: () => number,
  limits: Partial<WireLimits> = {},
  lost?: LostParts,
): WireLogWriter {
  const { maxParts, maxBytes, maxRecords, maxSamples } = { ...defaultWireLimits, ...limits };
  const listeners = new Set<() => void>();
  const createReaders = (before?: LostParts) => ({
    up: createBodyReader({ now, maxParts, maxBytes, lost: before?.up }),
    down: createBodyReader({ now, maxParts, maxBytes, lost: before?.down }),
  });
  let readers = createReaders(lost);
  let records = createChunkedQueue<WireRecord>();
  let flow = createChunkedQueue<FlowSample>();
  let connection: ConnectionEvent[] = [];
  let begun = 0;
  let request: HttpRequestHead | undefined;
  let response: HttpResponseHead | undefined;
  let version = 0;
  let closed = false;

  function changed(): void {
    version += 1;
    for (const listener of listeners) listener();
  }
  function take(reader: BodyReader, chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    reader.push(chunk);
    changed();
  }

  return {
    get version() {
      return version;
    },
    get request() {
      return request;
    },
    get response() {
      return response;
    },
    get attempt() {
      return Math.max(0, begun - 1);
    },
    get up() {
      return readers.up.body;
    },
    get down() {
      return readers.down.body;
    },
    get records() {
      return records;
    },
    get connection() {
      return connection;
    },
    get flow() {
      return flow;
    },
    get closed() {
      return closed;
    },
    subscribe(listener) {
      const own = () => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },
    begin() {
      begun += 1;
      if (begun === 1) return 0;
      readers = createReaders();
      records = createChunkedQueue();
      flow = createChunkedQueue();
      connection = [];
      request = undefined;
      response = undefined;
      closed = false;
      changed();
      return begun - 1;
    },
    requestHead(head) {
      request = { ...head, at: now() };
      changed();
    },
    responseHead(head) {
      response = { ...head, at: now() };
      changed();
    },
    cut: (way, enveloped) => readers[way].cut(enveloped),
    sent: (chunk) => take(readers.up, chunk),
    received: (chunk) => take(readers.down, chunk),
    finish(way) {
      readers[way].end();
      changed();
    },
    frames(more) {
      for (const record of more) add(records, record, maxRecords);
      changed();
    },
    connected(event) {
      connection.push(event);
      changed();
    },
    sample(sample) {
      add(flow, sample, maxSamples);
      changed();
    },
    close() {
      if (closed) return;
      closed = true;
      readers.up.end();
      readers.down.end();
      changed();
    },
  };
}

function add<T>(queue: ChunkedQueue<T>, item: T, most: number): void {
  queue.push(item);
  if (queue.length > most) queue.shift();
}
