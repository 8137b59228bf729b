import type { InterceptorName } from "@grpc-playground/interceptors";

type Chain = readonly InterceptorName[];

/** Switches an interceptor on, as the innermost, or off. */
export function switched(chain: Chain, name: InterceptorName, on: boolean): Chain {
  const others = chain.filter((each) => each !== name);
  return on ? [...others, name] : others;
}

/** Moves an interceptor by one: -1 outwards, 1 inwards. At the end of the chain it stays. */
export function moved(chain: Chain, name: InterceptorName, by: -1 | 1): Chain {
  return placed(chain, name, chain.indexOf(name) + by);
}

/** Puts an interceptor in a place of the chain, 0 for the outermost; it may not have been on. */
export function placed(chain: Chain, name: InterceptorName, place: number): Chain {
  const others = chain.filter((each) => each !== name);
  return others.toSpliced(Math.max(0, Math.min(place, others.length)), 0, name);
}
