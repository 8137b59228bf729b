import { join } from "node:path";

/** The checkout. */
export const root = join(import.meta.dirname, "../..");
/** The contracts that the playground serves. */
export const protos = join(root, "proto");
/** The contracts that only the peers serve. */
export const peerProtos = join(root, "peers/protos");
/** What scripts/install-peers.mjs makes. */
export const cache = join(root, ".cache/peers");
