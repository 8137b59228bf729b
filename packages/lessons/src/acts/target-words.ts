import type { PracticeName } from "./act.ts";

/** Targets as they are told of: the page shows addresses, and the names of the practice servers nowhere. */
export const targetWords: Readonly<Record<PracticeName | "own", string>> = {
  own: "the playground's own services",
  plain: "the practice server without TLS",
  "tls-good": "the server with the good certificate",
  "tls-expired": "the server whose certificate has expired",
  "tls-wrong-name": "the server whose certificate is for another name",
  "tls-unknown-ca": "the server whose certificate nobody you trust has signed",
};
