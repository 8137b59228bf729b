import { join } from "node:path";

/** The checkout. */
export const root = join(import.meta.dirname, "../..");
/** The contracts that the playground serves. */
export const protos = join(root, "proto");
/** What scripts/install-peers.mjs makes. */
export const cache = join(root, ".cache/peers");
