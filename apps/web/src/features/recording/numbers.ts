// Numbers out of a file that anybody may have written. What is refused is thrown
// as an Error that says so, in words that follow "This file cannot be shown: ".

/** No call has more of anything; sums of such counts are still exact. */
const mostCounted = 2 ** 48;

export function countOf(value: bigint | undefined): number {
  const count = Number(value ?? 0);
  if (count > mostCounted) throw new Error(`it counts ${count}, more than any call has`);
  return count;
}

/** No call has so many attempts, nor so many interceptors: each of them takes room in the drawing. */
const mostDrawn = 100;

/** Refuses an attempt, or an interceptor's layer, that is none of a call's. */
export function checkPlace(name: "attempt" | "layer", place: number): void {
  if (place > mostDrawn) throw new Error(`it has ${name} ${place}, more than any call has`);
}

export function timeOf(ms: number): number {
  if (!Number.isFinite(ms) || ms < 0) throw new Error(`it has a time of ${ms} ms`);
  return ms;
}

/** ECMAScript's Date holds no more ms than this before and after 1970. */
const furthestDate = 8.64e15;

export function dateOf(ms: bigint): number {
  const date = Number(ms);
  if (Math.abs(date) > furthestDate) throw new Error("it says that it began at no date there is");
  return date;
}
