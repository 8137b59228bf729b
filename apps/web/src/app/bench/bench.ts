import { Code, ConnectError, type Transport } from "@connectrpc/connect";
import type { CallLog, SightingLog, TransportLog, WireLogWriter } from "@grpc-playground/call";
import { remembered } from "../../shared/lib/remembered.ts";
import { createStore, type WritableStore } from "../../shared/lib/store.ts";
import type { Target } from "../../shared/lib/target.ts";
import type { MakeBenched } from "./bench-transport.ts";
import { readChains, writeChains, type Chains } from "./chains.ts";

/** The interceptors that calls go through, and whether the server is asked what it saw of them. */
export interface Bench {
  /** Of this tab; kept until it is closed. */
  readonly chains: WritableStore<Chains>;
  /** Whether the server is asked though no interceptor is on, as a lesson wants it. */
  readonly witness: WritableStore<boolean>;
  /** Addresses of the practice servers: they obey the bench as the playground's own services do. */
  readonly practice: WritableStore<ReadonlySet<string>>;
  /** Whether a target has the server's interceptors, and tells what it saw. */
  readonly isObeyedBy: (target: Target) => boolean;
  /** The transport of one call: within the client's chain, one that `make` makes for each attempt anew. */
  readonly around: (
    target: Target,
    log: TransportLog,
    make: (wire: WireLogWriter) => Transport,
  ) => Transport | Promise<Transport>;
  /** What was switched on when a call of this tab was made; undefined for one that did not go through the bench. */
  readonly chainsOf: (log: CallLog) => Chains | undefined;
}

/** The bench of a tab, for a playground served from `origin`. */
export function createBench(origin: string): Bench {
  const storage = remembered("bench", "tab");
  const chains = createStore(readChains(storage.read()));
  const witness = createStore(false);
  const practice = createStore<ReadonlySet<string>>(new Set());
  const used = new WeakMap<SightingLog, Chains>();
  let made: MakeBenched | undefined;
  let making: Promise<MakeBenched> | undefined;

  const isOn = () => {
    const { client, server } = chains.get();
    return client.length > 0 || server.length > 0 || witness.get();
  };
  // No first call needs interceptors: they come when the first is switched on.
  const load = () =>
    (making ??= import("./bench-transport.ts").then(
      ({ createBenched }) => (made = createBenched(origin)),
      () => {
        making = undefined;
        const problem = "the interceptors could not be loaded: reload the page, or switch them off";
        throw new ConnectError(problem, Code.Unavailable);
      },
    ));
  const loadIfOn = () => {
    // Who makes a call hears why it failed.
    if (isOn()) load().catch(() => undefined);
  };
  loadIfOn();
  witness.subscribe(loadIfOn);
  chains.subscribe(() => {
    storage.write(writeChains(chains.get()));
    loadIfOn();
  });

  const isObeyedBy: Bench["isObeyedBy"] = (target) =>
    target === undefined || practice.get().has(target.address);

  return {
    chains,
    witness,
    practice,
    isObeyedBy,
    chainsOf: ({ sightings }) => used.get(sightings),
    around: (target, log, make) => {
      if (!isOn()) return make(log.wire);
      const isObeyed = isObeyedBy(target);
      const call = { chains: chains.get(), server: urlOf(target), isObeyed, log, make };
      used.set(log.sightings, isObeyed ? call.chains : { client: call.chains.client, server: [] });
      if (made !== undefined) return made(call);
      return load().then((makeBenched) => makeBenched(call));
    },
  };
}

function urlOf(target: Target): string {
  if (target === undefined) return "http://playground";
  return `${target.tls ? "https" : "http"}://${target.address}`;
}
