import type { GrpcServer } from "../grpc/index.ts";
import { formatAddress } from "../targets/address.ts";
import type { PracticeTarget } from "../targets/policy.ts";
import { practiceHost, practiceKinds, type PracticeKind } from "./catalogue.ts";
import { createAuthority, type KeyPair } from "./certificates.ts";

/** A practice server that runs. */
export interface RunningServer extends Pick<PracticeKind, "name" | "about"> {
  readonly address: string;
  readonly tls: boolean;
}

/** The servers to practise on. */
export interface Practice {
  /** Starts those that do not run. */
  readonly list: () => Promise<readonly RunningServer[]>;
  /** Ends one as a crash does. False when there is none of that name. */
  readonly kill: (name: string) => boolean;
  /** Which one is, or was when it was listed last, at an address. */
  readonly at: (address: {
    readonly host: string;
    readonly port: number;
  }) => PracticeTarget | undefined;
  readonly close: (options: { readonly graceMs: number }) => Promise<void>;
}

/** Starts a server with the playground's services: on that port, or on any with 0. */
export type StartServer = (options: {
  readonly host: string;
  readonly port: number;
  readonly tls?: KeyPair;
}) => Promise<GrpcServer>;

interface Place {
  readonly kind: PracticeKind;
  readonly tls: KeyPair | undefined;
  /** Where it is, or was last; 0 before it ran. */
  port: number;
  server: GrpcServer | undefined;
}

/** Nothing is made or started before somebody asks for the list. */
export function createPractice(start: StartServer): Practice {
  let making: Promise<{ readonly places: readonly Place[]; readonly ca: string }> | undefined;
  let made: Awaited<NonNullable<typeof making>> | undefined;
  let listing: Promise<unknown> = Promise.resolve();
  let closed = false;

  async function run(place: Place): Promise<void> {
    if (place.server !== undefined) return;
    const tls = place.tls === undefined ? {} : { tls: place.tls };
    const again = (port: number) => start({ host: practiceHost, port, ...tls });
    // Where it was, so that who called it there may go on; unless that is taken now.
    const server = await again(place.port).catch(() => again(0));
    place.server = server;
    place.port = server.port;
  }

  async function startAll(): Promise<readonly RunningServer[]> {
    making ??= makePlaces();
    try {
      made = await making;
    } catch (error) {
      // Whoever asks the next time has another try.
      making = undefined;
      throw error;
    }
    if (!closed) await Promise.all(made.places.map(run));
    // It may have been closed meanwhile.
    if (closed) for (const { server } of made.places) server?.kill();
    return made.places.map(({ kind: { name, about }, port, tls }) => ({
      name,
      about,
      address: formatAddress({ host: practiceHost, port }),
      tls: tls !== undefined,
    }));
  }

  return {
    list() {
      // One after the other: two at once would start everything twice.
      const next = listing.then(startAll);
      listing = next.catch(() => undefined);
      return next;
    },
    kill(name) {
      const place = made?.places.find(({ kind }) => kind.name === name);
      place?.server?.kill();
      if (place !== undefined) place.server = undefined;
      return practiceKinds.some((kind) => kind.name === name);
    },
    at({ host, port }) {
      if (made === undefined || (host !== practiceHost && host !== "localhost")) return undefined;
      const place = made.places.find((each) => each.port === port);
      if (place === undefined) return undefined;
      return { ip: practiceHost, ca: made.ca, runs: place.server !== undefined };
    },
    async close(options) {
      closed = true;
      await listing;
      const places = made?.places ?? [];
      await Promise.all(places.map(async ({ server }) => server?.close(options)));
    },
  };
}

async function makePlaces(): Promise<{ places: readonly Place[]; ca: string }> {
  const [trusted, unknown] = await Promise.all([
    createAuthority("gRPC Playground practice"),
    createAuthority("An authority that nobody knows"),
  ]);
  const places = practiceKinds.map(async (kind): Promise<Place> => {
    const tls = await kind.certificate?.({ trusted, unknown });
    return { kind, tls, port: 0, server: undefined };
  });
  return { places: await Promise.all(places), ca: trusted.cert };
}
