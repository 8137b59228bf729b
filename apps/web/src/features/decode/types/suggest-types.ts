import type { DescMessage, Registry } from "@bufbuild/protobuf";
import { compareFits, fit, type Fit } from "./fit.ts";

export interface Suggesting {
  readonly sample: Uint8Array;
  readonly types: readonly DescMessage[];
  readonly registry: Registry | undefined;
  readonly signal: AbortSignal;
  /** Lets the page paint and hear. */
  readonly rest: () => Promise<void>;
}

/** Suggestions that are worth a look. */
const most = 5;
/** How long types are tried at a stretch, and in all, in ms. */
const sliceMs = 8;
const inAllMs = 2000;

/**
 * The types that go with bytes, the likeliest first. Thousands may have to be
 * tried, so it rests between slices, and ends with what it has when its time is
 * over or the signal comes.
 */
export async function suggestTypes(options: Suggesting): Promise<readonly DescMessage[]> {
  const { sample, types, registry, signal, rest } = options;
  if (sample.length === 0) return [];
  const fits: Fit[] = [];
  const begun = performance.now();
  let slice = begun;
  for (const type of types) {
    const found = fit(sample, type, registry);
    if (found !== undefined) fits.push(found);
    const now = performance.now();
    if (now - slice < sliceMs) continue;
    if (now - begun > inAllMs) break;
    await rest();
    if (signal.aborted) return [];
    slice = performance.now();
  }
  return fits
    .toSorted(compareFits)
    .slice(0, most)
    .map(({ type }) => type);
}
