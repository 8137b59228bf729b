import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import type { TransportLog } from "@grpc-playground/call";
import {
  Sighting_What as What,
  WitnessService,
  type Sighting as Told,
} from "@grpc-playground/gen/playground/v1/witness_pb";
import { fromTold, whatOf } from "../../shared/lib/told-sighting.ts";
import { createServerClock } from "./server-clock.ts";
import { whySilent } from "./why-silent.ts";

/**
 * Asks the server what it sees of the call with this trace, until that has ended.
 *
 * @param mayRetry whether an attempt that failed may be followed by another
 */
export type Watch = (trace: string, log: TransportLog, mayRetry: boolean) => void;

/** Each holds one of the six HTTP/1.1 connections that a browser has to a server, as long as its call is open. */
const maxOpen = 3;
/** How long (ms) after its end a call may still be told of: attempts and cancellations take a moment to arrive. */
const graceMs = 3_000;
/** The server holds a trace open for the next attempt for a while; where that takes longer, it is asked again (ms). */
const againMs = 200;

/** Why a call is not watched any more that newer ones took the place of. */
const displaced = new ConnectError(
  `this page watches ${maxOpen} open calls at once, and newer ones have taken their place`,
  Code.ResourceExhausted,
);

/** A witness of the playground served from `origin`. Whatever goes wrong with it, the call goes on. */
export function createWitness(origin: string): Watch {
  const transport = createConnectTransport({ baseUrl: origin, useBinaryFormat: true });
  const client = createClient(WitnessService, transport);
  const open = new Set<AbortController>();

  return (trace, log, mayRetry) => {
    const aborter = new AbortController();
    open.add(aborter);
    const [oldest] = open;
    if (oldest !== undefined && open.size > maxOpen) {
      // At once: another call may be begun before this one is heard to have ended.
      open.delete(oldest);
      oldest.abort(displaced);
    }

    const leave = log.subscribe(() => {
      if (!log.ended) return;
      leave();
      // What never left the tab will never be heard of.
      if (log.sightings.heldBack !== undefined) aborter.abort();
      else setTimeout(() => aborter.abort(), graceMs);
    });
    const { signal } = aborter;
    const listen = async () => {
      const clock = createServerClock();
      let heard: Told[] = [];
      let told = 0;
      /** What comes at once is placed together: the last of it tells the most of the clocks. */
      const write = () => {
        const sentAt = log.find("request-headers")?.at ?? 0;
        const times = clock.place(
          heard.map((seen) => ({ at: seen.at, before: latestOf(log, seen) })),
          sentAt,
        );
        for (const [index, seen] of heard.entries()) {
          const sighting = fromTold(withCause(seen, log), "server", times[index] ?? sentAt);
          if (sighting !== undefined) log.sightings.add(sighting);
        }
        heard = [];
      };
      let last: Told | undefined;
      /** Of an attempt that failed the server cannot know whether another will come. */
      const isMoreToCome = () => {
        if (!mayRetry || signal.aborted || last?.what !== What.ERROR) return false;
        return !log.ended || last.attempt + 1 < log.sightings.attempts;
      };
      do {
        if (told > 0) await new Promise((resolve) => setTimeout(resolve, againMs));
        // Asked again, it tells all from the beginning.
        let count = 0;
        for await (const seen of client.watch({ trace }, { signal })) {
          count += 1;
          if (count <= told) continue;
          told = count;
          if (seen.layer < 0) last = seen;
          if (heard.push(seen) === 1) setTimeout(write, 0);
        }
      } while (isMoreToCome());
    };
    const over = () => void open.delete(aborter);
    listen().then(over, (reason: unknown) => {
      over();
      const why: unknown = signal.aborted ? signal.reason : reason;
      if (why === displaced && log.ended) return;
      // No witness is no error of the call's; but who looks for the server's side learns why it is not there.
      if (why instanceof ConnectError && why.code !== Code.NotFound) {
        log.sightings.giveUp(whySilent(why));
      }
    });
  };
}

/** When the server has seen this at the latest: before it was heard of, and before the client saw it. */
function latestOf(log: TransportLog, { what, attempt }: Told): number {
  const now = log.elapsed();
  if (what !== What.ERROR && what !== What.RESPONSE) return now;
  const { all } = log.sightings;
  for (let index = 0; index < all.length; index++) {
    const own = all.at(index);
    if (own?.side === "client" && own.attempt === attempt && own.what === whatOf({ what })) {
      return Math.min(now, own.at);
    }
  }
  const response = what === What.RESPONSE ? log.find("response-headers") : undefined;
  return Math.min(now, response?.at ?? now);
}

/**
 * Who gives a call up says nothing but that: near the deadline a server takes it for
 * that. Here it is known.
 */
function withCause(told: Told, log: TransportLog): Told {
  const by = log.find("cancelled")?.by;
  if (told.what !== What.CANCELLED || by === undefined) return told;
  const code = by === "deadline" ? "DEADLINE_EXCEEDED" : "CANCELLED";
  return told.code === code ? told : { ...told, code, note: "" };
}
