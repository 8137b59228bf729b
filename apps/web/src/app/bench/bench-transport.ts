import { create, type DescMethod } from "@bufbuild/protobuf";
import { createContextValues, type Transport } from "@connectrpc/connect";
import { createMethodUrl, runStreamingCall, runUnaryCall } from "@connectrpc/connect/protocol";
import { beginAttempt, type TransportLog, type WireLogWriter } from "@grpc-playground/call";
import { createBenchState, createClientChain } from "@grpc-playground/interceptors";
import type { Chains } from "./chains.ts";
import { randomId } from "./random-id.ts";
import { createWitness } from "./witness.ts";

export interface BenchedCall {
  readonly chains: Chains;
  /** Who is called, as a URL: what a cache keeps of one server is nothing that another said. */
  readonly server: string;
  /** Whether the target has the server's chain, and tells what it saw. */
  readonly isObeyed: boolean;
  readonly log: TransportLog;
  readonly make: (wire: WireLogWriter) => Transport;
}

export type MakeBenched = (call: BenchedCall) => Transport;

/** What of the time is left for an attempt; all of it for the first. */
function timeLeft(timeoutMs: number | undefined): () => number | undefined {
  const startedAt = performance.now();
  let isFirst = true;
  return () => {
    if (timeoutMs === undefined || isFirst) {
      isFirst = false;
      return timeoutMs;
    }
    return Math.max(1, Math.ceil(timeoutMs - (performance.now() - startedAt)));
  };
}

/**
 * Transports for calls that go through the bench. The client's chain stands
 * around a transport that is made anew for each attempt, so that the bytes of
 * one attempt are not taken for another's.
 */
export function createBenched(origin: string): MakeBenched {
  const state = createBenchState();
  const bench = randomId();
  const watch = createWitness(origin);

  return ({ chains, server, isObeyed, log, make }) => {
    const interceptors = createClientChain(chains.client, { report: log.sightings.add, state });
    const own: [string, string][] = [];
    if (isObeyed) {
      const trace = randomId();
      own.push(["x-lab-trace", trace]);
      if (chains.server.length > 0) {
        own.push(["x-lab-interceptors", chains.server.join()], ["x-lab-bench", bench]);
      }
      watch(trace, log, chains.client.includes("retry"));
    }
    const attempt = () => make(beginAttempt(log.wire, log.elapsed));

    function common(method: DescMethod, header: HeadersInit | undefined) {
      const all = new Headers(header);
      for (const [name, value] of own) all.set(name, value);
      return { requestMethod: "POST", url: createMethodUrl(server, method), header: all };
    }
    function limits(signal: AbortSignal | undefined, timeoutMs: number | undefined) {
      return {
        interceptors,
        ...(signal === undefined ? {} : { signal }),
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      };
    }
    return {
      async unary(method, signal, timeoutMs, header, input, values) {
        const left = timeLeft(timeoutMs);
        return runUnaryCall({
          ...limits(signal, timeoutMs),
          req: {
            ...common(method, header),
            stream: false,
            service: method.parent,
            method,
            message: create(method.input, input),
            contextValues: values ?? createContextValues(),
          },
          next: ({ signal: inner, header: sent, message, contextValues }) =>
            attempt().unary(method, inner, left(), sent, message, contextValues),
        });
      },
      async stream(method, signal, timeoutMs, header, input, values) {
        const left = timeLeft(timeoutMs);
        return runStreamingCall({
          ...limits(signal, timeoutMs),
          req: {
            ...common(method, header),
            stream: true,
            service: method.parent,
            method,
            message: input,
            contextValues: values ?? createContextValues(),
          },
          next: ({ signal: inner, header: sent, message, contextValues }) =>
            attempt().stream(method, inner, left(), sent, message, contextValues),
        });
      },
    };
  };
}
