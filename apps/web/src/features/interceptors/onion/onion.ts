import type { CallLog, Sighting } from "@grpc-playground/call";

/** The interceptors of a call by name, the outermost first. */
export interface Chains {
  readonly client: readonly string[];
  readonly server: readonly string[];
}

/** A layer around the service: an interceptor of either side, or the network between them. */
export interface Ring {
  readonly side: "client" | "network" | "server";
  readonly name: string;
  /** `stopped`: it answered the call by itself. `unreached`: the call never came so far. */
  readonly state: "passed" | "stopped" | "unreached";
  /** What it made of the call, each thing once. */
  readonly notes: readonly string[];
}

/**
 * A part of the call's way, between depths: -1 is outside of all, 0 the
 * outermost ring, and the number of rings the service.
 */
export interface Leg {
  readonly way: "in" | "out";
  readonly attempt: number;
  readonly from: number;
  readonly to: number;
  /** Of a way out: the status's name. */
  readonly outcome: string | undefined;
}

/** A call's way through its layers. */
export interface Onion {
  readonly rings: readonly Ring[];
  readonly legs: readonly Leg[];
  readonly attempts: number;
}

/** Draws a call's way out of what was seen of it. */
export function onionOf(log: CallLog, chains: Chains): Onion {
  const { attempts, all } = log.sightings;
  const network = chains.client.length;
  const names = [...chains.client, "network", ...chains.server];
  const notes = names.map((): string[] => []);
  const stopped = new Set<number>();
  const retry = chains.client.findIndex((name) => name === "retry");
  /** The depth that each attempt came to. */
  const depths = Array.from({ length: attempts }, (_, attempt) => (attempt === 0 ? 0 : retry + 1));
  const codes: (string | undefined)[] = [];

  for (let index = 0; index < all.length; index++) {
    const seen = all.at(index);
    if (seen === undefined) continue;
    const ring = ringOf(seen, network);
    if (seen.what === "request") {
      const depth = seen.stopped === true ? ring : ring + 1;
      depths[seen.attempt] = Math.max(depths[seen.attempt] ?? 0, depth);
    }
    if (seen.stopped === true) stopped.add(ring);
    if (seen.what === "error" && seen.side === "client" && seen.by === "retry") {
      codes[seen.attempt] = seen.code;
    }
    // What the server itself says stands at no ring.
    const ofRing = seen.layer < 0 ? undefined : notes[ring];
    if (seen.note !== undefined && ofRing?.includes(seen.note) === false) ofRing.push(seen.note);
  }
  const last = attempts - 1;
  if ((depths[last] ?? 0) <= network && hasServerAnswered(log)) depths[last] = names.length;

  const deepest = Math.max(...depths);
  const rings = names.map((name, ring): Ring => {
    const side = ring === network ? "network" : ring < network ? "client" : "server";
    const state = stopped.has(ring) ? "stopped" : ring < deepest ? "passed" : "unreached";
    return { side, name, state, notes: notes[ring] ?? [] };
  });
  const legs = depths.flatMap((depth, attempt): Leg[] => {
    const from = attempt === 0 ? -1 : retry;
    const inwards: Leg = { way: "in", attempt, from, to: depth, outcome: undefined };
    const isLast = attempt === last;
    if (isLast && !hasComeBack(log)) return [inwards];
    const to = isLast ? -1 : retry;
    const outcome = isLast ? log.find("status")?.name : codes[attempt];
    return [inwards, { way: "out", attempt, from: depth, to, outcome }];
  });
  return { rings, legs, attempts };
}

/** The server itself stands where the network ends. */
function ringOf({ side, layer }: Sighting, network: number): number {
  return side === "client" ? layer : network + 1 + layer;
}

function hasServerAnswered(log: CallLog): boolean {
  if (log.sightings.heldBack !== undefined) return false;
  const status = log.find("status");
  return log.find("response-headers") !== undefined || status?.origin === "server";
}

/** Whether anything came out again: a client that gives up gets no answer. */
function hasComeBack(log: CallLog): boolean {
  const gaveUp = log.find("cancelled") !== undefined;
  return log.counters.received > 0 || (log.find("status") !== undefined && !gaveUp);
}

/** The chains of a call as far as they were seen, where nobody knows what was switched on for it. */
export function chainsSeen({ all }: CallLog["sightings"]): Chains {
  const chains = { client: new Array<string>(), server: new Array<string>() };
  for (let index = 0; index < all.length; index++) {
    const seen = all.at(index);
    if (seen !== undefined && seen.layer >= 0) chains[seen.side][seen.layer] = seen.by;
  }
  return chains;
}
