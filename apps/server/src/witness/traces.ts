import { Code, ConnectError } from "@connectrpc/connect";
import type { Sighting } from "@grpc-playground/gen/playground/v1/witness_pb";
import { makeRoom, type Kept } from "./make-room.ts";
import { nextChange } from "./next-change.ts";
import { Trace } from "./trace.ts";

export interface TraceLimits {
  /** Traces at once, with those that are over and are kept. */
  readonly maxTraces: number;
  /** How long a trace is kept once its calls are over, in milliseconds. */
  readonly keepMs: number;
  /** How long one may wait for a call that does not come, in milliseconds. */
  readonly patienceMs: number;
}

/** Who watches a trace, and until when. */
export interface Watcher {
  /** The machine that it is at: machines share the room, when there is no more. */
  readonly host: string;
  readonly signal: AbortSignal;
}

/** What calls with an `x-lab-trace` leave behind, for those who watch it. */
export interface Traces {
  /** A call came. Undefined when there is no room: the call goes on, and nobody sees it. */
  readonly begin: (id: string) => Trace | undefined;
  /** The call of this trace is over, and one may forget it after a while. */
  readonly ended: (id: string) => void;
  /**
   * All sightings of a trace, as they come, until its call is over.
   *
   * @throws ConnectError RESOURCE_EXHAUSTED when there is no room, or no more of it for
   *   this host, NOT_FOUND, or the signal's reason
   */
  readonly watch: (id: string, watcher: Watcher) => AsyncIterable<Sighting>;
  /** How many are kept. */
  readonly size: () => number;
}

const defaults: TraceLimits = { maxTraces: 300, keepMs: 30_000, patienceMs: 10_000 };

export function createTraces(limits: Partial<TraceLimits> = {}): Traces {
  const { maxTraces, keepMs, patienceMs } = { ...defaults, ...limits };
  const all = new Map<string, Kept>();

  /** Kept for this id from now on, unless there is no room. */
  function keep(id: string, host?: string): Kept | undefined {
    const known = all.get(id);
    if (known !== undefined) return known;
    if (all.size >= maxTraces) {
      const leaving = makeRoom(all, host);
      if (leaving === undefined) return undefined;
      const [leavingId, out] = leaving;
      remove(leavingId, out);
      out.isOut = true;
      out.trace.wake();
    }
    const kept: Kept = { trace: new Trace(), hosts: [], forget: undefined, isOut: false };
    all.set(id, kept);
    return kept;
  }

  function remove(id: string, kept: Kept): void {
    clearTimeout(kept.forget);
    all.delete(id);
  }

  /** Forgets it in time, once its calls are over and nobody watches. */
  function release(id: string, kept: Kept): void {
    clearTimeout(kept.forget);
    if (kept.isOut || kept.trace.open > 0 || kept.hosts.length > 0) return;
    if (!kept.trace.begun) remove(id, kept);
    else kept.forget = setTimeout(() => remove(id, kept), keepMs).unref();
  }

  return {
    begin(id) {
      const kept = keep(id);
      if (kept === undefined) return undefined;
      clearTimeout(kept.forget);
      kept.trace.begin();
      return kept.trace;
    },
    ended(id) {
      const kept = all.get(id);
      if (kept !== undefined) release(id, kept);
    },
    async *watch(id, { host, signal }) {
      const kept = keep(id, host);
      if (kept === undefined) throw tooMany(maxTraces);
      const { trace } = kept;
      kept.hosts.push(host);
      clearTimeout(kept.forget);
      const patientUntilMs = performance.now() + patienceMs;
      try {
        for (let told = 0; ;) {
          for (; told < trace.sightings.length; told++) {
            const sighting = trace.sightings[told];
            if (sighting !== undefined) yield sighting;
          }
          if (kept.isOut) throw tooMany(maxTraces);
          const untilMs = trace.begun ? trace.quietAtMs : patientUntilMs;
          if (await nextChange(trace.watchers, untilMs, signal)) continue;
          if (trace.begun) return;
          throw noSuchCall(id, patienceMs);
        }
      } finally {
        kept.hosts.splice(kept.hosts.indexOf(host), 1);
        release(id, kept);
      }
    },
    size: () => all.size,
  };
}

function tooMany(maxTraces: number): ConnectError {
  return new ConnectError(
    `the server watches ${maxTraces} calls, the most at once, and has no room for this one: let ` +
      `others end, or try again in a moment`,
    Code.ResourceExhausted,
  );
}

function noSuchCall(id: string, patienceMs: number): ConnectError {
  return new ConnectError(
    `no call with x-lab-trace: ${id} came within ${patienceMs / 1000} s`,
    Code.NotFound,
  );
}
