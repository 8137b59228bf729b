import { ConnectError } from "@connectrpc/connect";
import { practiceNames, type PracticeName } from "@grpc-playground/lessons";
import { oneLoopback } from "../../shared/lib/loopback.ts";
import { createStore, type Store } from "../../shared/lib/store.ts";
import type { Target } from "../../shared/lib/target.ts";
import { whySilent } from "../bench/why-silent.ts";
import { createPractice, type Practice } from "../schema/practice.ts";

/** A server to practise on. */
export interface PracticePlace {
  readonly name: PracticeName;
  /** `host:port`. */
  readonly address: string;
  /** Whether it speaks TLS. */
  readonly tls: boolean;
}

/** Where the playground's servers to practise on are, as far as that is known here. */
export interface PracticePlaces {
  readonly known: Store<readonly PracticePlace[]>;
  /** Learns of all of them; those that do not run are started. Rejects in words. */
  readonly list: () => Promise<readonly PracticePlace[]>;
  /** What lessons call a target. */
  readonly nameOf: (target: Target) => PracticeName | "own" | "other";
}

/** @param onKnown hears of the addresses, by either name of this machine, each time that they were listed */
export function createPracticePlaces(
  onKnown: (addresses: ReadonlySet<string>) => void,
  practice: Pick<Practice, "servers"> = createPractice(),
): PracticePlaces {
  const known = createStore<readonly PracticePlace[]>([]);
  return {
    known,
    list: async () => {
      const servers = await practice.servers().catch((reason: unknown) => {
        const why = whySilent(ConnectError.from(reason));
        throw new Error(`The servers to practise on are not known: ${why}.`, { cause: reason });
      });
      const places = servers.flatMap(({ name, address, tls }) => {
        const isKnown = practiceNames.find((each) => each === name);
        return isKnown === undefined ? [] : [{ name: isKnown, address, tls }];
      });
      onKnown(new Set(places.flatMap(({ address }) => [address, byName(address)])));
      // The same again draws nothing.
      if (JSON.stringify(places) !== JSON.stringify(known.get())) known.set(places);
      return places;
    },
    nameOf: (target) => {
      if (target === undefined) return "own";
      const at = oneLoopback(target.address);
      return known.get().find(({ address }) => oneLoopback(address) === at)?.name ?? "other";
    },
  };
}

/** As people type it. */
function byName(address: string): string {
  return address.replace(/^127\.0\.0\.1(?=:)/, "localhost");
}
