import { createBenchState, type BenchState } from "@grpc-playground/interceptors";

export interface BenchLimits {
  /** Benches at once; beyond them the one that was used the longest ago is forgotten. */
  readonly maxBenches: number;
  /** How long one is remembered that nobody uses, in milliseconds. */
  readonly keepMs: number;
}

/** What interceptors remember from call to call, for each `x-lab-bench`. */
export interface Benches {
  /** Without a name: of one call, and forgotten with it. */
  readonly of: (name: string | undefined) => BenchState;
}

export function createBenches({
  maxBenches = 200,
  keepMs = 5 * 60_000,
}: Partial<BenchLimits> = {}): Benches {
  /** The one that was used last comes last. */
  const benches = new Map<string, { readonly state: BenchState; usedMs: number }>();

  function forget(nowMs: number): void {
    for (const [name, { usedMs }] of benches) {
      if (benches.size <= maxBenches && nowMs - usedMs < keepMs) return;
      benches.delete(name);
    }
  }

  return {
    of(name) {
      if (name === undefined) return createBenchState();
      const nowMs = performance.now();
      forget(nowMs);
      const state = benches.get(name)?.state ?? createBenchState();
      benches.delete(name);
      benches.set(name, { state, usedMs: nowMs });
      forget(nowMs);
      return state;
    },
  };
}
