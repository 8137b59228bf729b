import { createContextKey, type Code, type ContextKey } from "@connectrpc/connect";
import type { InterceptorName } from "@grpc-playground/interceptors";

/**
 * What the `x-lab-*` request metadata of a call asks for. What is left out was
 * not asked for: a service then does what it would do anyway.
 */
export interface LabSettings {
  /** Milliseconds to wait before each response message. */
  readonly delayMs?: number;
  /** How many messages a server stream sends; in a bidi call, for each request. */
  readonly count?: number;
  /** The UTF-8 bytes that the reply's first string field is filled up to. */
  readonly size?: number;
  /**
   * Fail with this code once that many response messages were sent. With
   * `x-lab-fail-attempts`, later attempts of a retried call have none.
   */
  readonly fail?: { readonly code: Code; readonly after: number };
  /**
   * Compress response messages of up to 1 MiB, where the client said that it can read that.
   * Only the gRPC port does so: over HTTP, Connect compresses by itself what has
   * 1 KiB or more, for a client that takes it.
   */
  readonly compress?: "gzip";
  /** The interceptors to run around the service, outermost first. */
  readonly interceptors?: readonly InterceptorName[];
  /** Whose state the interceptors use: what they remember from call to call. */
  readonly bench?: string;
  /** A source of numbers in [0, 1) that the seed makes repeatable. */
  readonly random?: () => number;
}

/** The settings of a call that has no lab header. */
export const noLab: LabSettings = Object.freeze({});

/** The settings of the call at hand, for a service to read from its context's values. */
export const labKey: ContextKey<LabSettings> = createContextKey<LabSettings>(noLab, {
  description: "lab settings",
});

/**
 * Asks the listener to compress the response messages of the call at hand, if
 * its client can read that. Who compresses by itself does nothing.
 */
export const compressKey: ContextKey<() => void> = createContextKey<() => void>(() => undefined, {
  description: "compress responses",
});

/** The longest `x-lab-delay`, in milliseconds. */
export const maxDelayMs = 10 * 60 * 1000;
/** The largest `x-lab-count`, and the largest `x-lab-fail-after`. */
export const maxCount = 10_000_000;
/** The largest `x-lab-size`: twice what gRPC clients take by default, so that they can be seen to refuse. */
export const maxSize = 8 * 1024 * 1024;
/** The largest `x-lab-seed`. */
export const maxSeed = 2 ** 32 - 1;
