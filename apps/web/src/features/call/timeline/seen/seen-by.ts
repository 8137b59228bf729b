import type { CallEvent, SightingLog } from "@grpc-playground/call";

/** Who saw what of a call: names of interceptors by what they saw, such as `message-sent 3`. */
type Index = ReadonlyMap<string, { readonly client: Set<string>; readonly server: Set<string> }>;

const indexes = new WeakMap<SightingLog, { readonly version: number; readonly index: Index }>();

const kinds: Partial<Record<CallEvent["kind"], readonly string[]>> = {
  "request-headers": ["request"],
  "half-closed": ["half-close"],
  "response-headers": ["response"],
  cancelled: ["cancelled"],
  status: ["done", "error"],
};

/** The interceptors that saw an event, in the order of the call's way: `retry, logging · auth`. Undefined if none did. */
export function seenBy(sightings: SightingLog, event: CallEvent): string | undefined {
  if (sightings.all.length === 0) return undefined;
  const keys = "index" in event ? [`${event.kind} ${event.index}`] : (kinds[event.kind] ?? []);
  const index = indexOf(sightings);
  const client = new Set<string>();
  const server = new Set<string>();
  for (const key of keys) {
    for (const name of index.get(key)?.client ?? []) client.add(name);
    for (const name of index.get(key)?.server ?? []) server.add(name);
  }
  const sides = [client, server].filter((names) => names.size > 0);
  return sides.length === 0 ? undefined : sides.map((names) => [...names].join(", ")).join(" · ");
}

/** Read once for each version, of at most a few thousand. */
function indexOf(sightings: SightingLog): Index {
  const known = indexes.get(sightings);
  if (known?.version === sightings.version) return known.index;
  const index = new Map<string, { client: Set<string>; server: Set<string> }>();
  for (let place = 0; place < sightings.all.length; place++) {
    const seen = sightings.all.at(place);
    // The server beneath its interceptors is none of them.
    if (seen === undefined || seen.layer < 0) continue;
    const key = seen.index === undefined ? seen.what : `${seen.what} ${seen.index}`;
    const who = index.get(key) ?? { client: new Set(), server: new Set() };
    who[seen.side].add(seen.by);
    index.set(key, who);
  }
  indexes.set(sightings, { version: sightings.version, index });
  return index;
}
