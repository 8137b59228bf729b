import type { CallEvent, SightingLog } from "@grpc-playground/call";

/** Names by their layer, where there are any: some places may be empty. */
type Names = (string | undefined)[];

/** Who saw what of a call, such as `message-sent 3`. */
type Index = ReadonlyMap<string, { readonly client: Names; readonly server: Names }>;

const indexes = new WeakMap<SightingLog, { readonly version: number; readonly index: Index }>();

const kinds: Partial<Record<CallEvent["kind"], readonly string[]>> = {
  "request-headers": ["request"],
  "half-closed": ["half-close"],
  "response-headers": ["response"],
  cancelled: ["cancelled"],
  status: ["done", "error"],
};

/** The interceptors that saw an event, the client's and the server's, the outermost first: `retry, logging · auth`. Undefined if none did. */
export function seenBy(sightings: SightingLog, event: CallEvent): string | undefined {
  if (sightings.all.length === 0) return undefined;
  const keys = "index" in event ? [`${event.kind} ${event.index}`] : (kinds[event.kind] ?? []);
  const index = indexOf(sightings);
  const ofSide = (side: "client" | "server") => {
    const names = keys.flatMap((key) => index.get(key)?.[side] ?? []);
    return [...new Set(names)].filter((name) => name !== undefined).join(", ");
  };
  const sides = [ofSide("client"), ofSide("server")].filter((names) => names !== "");
  return sides.length === 0 ? undefined : sides.join(" · ");
}

/** Read once for each version, of at most a few thousand. */
function indexOf(sightings: SightingLog): Index {
  const known = indexes.get(sightings);
  if (known?.version === sightings.version) return known.index;
  const index = new Map<string, { client: Names; server: Names }>();
  for (let place = 0; place < sightings.all.length; place++) {
    const seen = sightings.all.at(place);
    // The server beneath its interceptors is none of them.
    if (seen === undefined || seen.layer < 0) continue;
    const key = seen.index === undefined ? seen.what : `${seen.what} ${seen.index}`;
    const who = index.get(key) ?? { client: [], server: [] };
    who[seen.side][seen.layer] = seen.by;
    index.set(key, who);
  }
  indexes.set(sightings, { version: sightings.version, index });
  return index;
}
