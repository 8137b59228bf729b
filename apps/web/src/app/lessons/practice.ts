import { createClient, type Client } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-web";
import { PracticeService } from "@grpc-playground/gen/playground/v1/practice_pb";
import { practiceNames, type PracticeName } from "@grpc-playground/lessons";
import { createStore, type Store } from "../../shared/lib/store.ts";
import type { Target } from "../../shared/lib/target.ts";

/** A server to practise on. */
export interface PracticePlace {
  readonly name: PracticeName;
  readonly address: string;
  /** Whether it speaks TLS. */
  readonly tls: boolean;
}

/** The playground's servers to practise on, as far as they are known here. */
export interface Practice {
  readonly known: Store<readonly PracticePlace[]>;
  /** Learns of all of them; those that do not run are started. Rejects in words. */
  readonly list: () => Promise<readonly PracticePlace[]>;
  /** What lessons call a target. */
  readonly nameOf: (target: Target) => PracticeName | "own" | "other";
}

/** Asks the playground that is served from `origin`. */
export function createPractice(origin: string): Practice {
  const known = createStore<readonly PracticePlace[]>([]);
  let client: Client<typeof PracticeService> | undefined;
  return {
    known,
    list: async () => {
      client ??= createClient(
        PracticeService,
        createConnectTransport({ baseUrl: origin, useBinaryFormat: true }),
      );
      const { servers } = await client.listServers({}, { timeoutMs: 20_000 });
      const places = servers.flatMap(({ name, address, tls }) => {
        const isKnown = practiceNames.find((each) => each === name);
        return isKnown === undefined ? [] : [{ name: isKnown, address, tls }];
      });
      known.set(places);
      return places;
    },
    nameOf: (target) => {
      if (target === undefined) return "own";
      return known.get().find(({ address }) => address === target.address)?.name ?? "other";
    },
  };
}
