import type { DescMethod, Message } from "@bufbuild/protobuf";
import type { CallLog } from "@grpc-playground/call";
import type { Protocol } from "../../../shared/lib/protocol.ts";
import { createStore, type WritableStore } from "../../../shared/lib/store.ts";
import { plan, runComparison, type ComparisonOptions, type Measured } from "./run-comparison.ts";

/** How far the comparison of a method has come. */
export interface ComparisonState {
  /** The calls that are being made. */
  readonly running:
    { readonly protocol: Protocol; readonly nth: number; readonly of: number } | undefined;
  /** The last one that came to its end, and the call whose request it repeated. */
  readonly result: { readonly measured: readonly Measured[]; readonly of: CallLog } | undefined;
}

export interface Comparison {
  readonly state: WritableStore<ComparisonState>;
  /** Ends what runs. */
  stop: () => void;
}

/** Kept by method, so that looking at another view does not end a comparison, nor lose it. */
const comparisons = new WeakMap<DescMethod, Comparison>();

export function comparisonOf(method: DescMethod): Comparison {
  const known = comparisons.get(method);
  if (known !== undefined) return known;
  const state = createStore<ComparisonState>({ running: undefined, result: undefined });
  const made: Comparison = { state, stop: () => undefined };
  comparisons.set(method, made);
  return made;
}

/** Runs a comparison, and keeps what comes of it. */
export async function compare(
  comparison: Comparison,
  log: CallLog,
  options: Omit<ComparisonOptions, "onCall" | "messages" | "signal">,
  life: AbortSignal,
): Promise<void> {
  const { state } = comparison;
  if (state.get().running !== undefined) return;
  const aborter = new AbortController();
  comparison.stop = () => aborter.abort();
  const of = plan(options.protocols, options.repeat).length;
  try {
    const measured = await runComparison({
      ...options,
      messages: messagesOf(log),
      signal: AbortSignal.any([aborter.signal, life]),
      onCall: (protocol, nth) => state.set({ ...state.get(), running: { protocol, nth, of } }),
    });
    if (measured !== undefined) state.set({ ...state.get(), result: { measured, of: log } });
  } finally {
    state.set({ ...state.get(), running: undefined });
  }
}

/** Messages that a comparison repeats of a stream. */
export const mostMessages = 100;

/** What a call sent, as far as it is repeated. */
function messagesOf(log: CallLog): readonly Message[] {
  const sent: Message[] = [];
  for (let at = 0; at < log.messages.length && sent.length < mostMessages; at++) {
    const event = log.messages.at(at);
    if (event?.kind === "message-sent") sent.push(event.message);
  }
  return sent;
}
