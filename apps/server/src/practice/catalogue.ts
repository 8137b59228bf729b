import type { Authority, KeyPair } from "./certificates.ts";

/** What there is to practise on, before it runs. */
export interface PracticeKind {
  readonly name: string;
  /** What is special about it, in a sentence. */
  readonly about: string;
  /** Its certificate; without, it speaks plaintext. */
  readonly certificate?: (authorities: Authorities) => Promise<KeyPair>;
}

export interface Authorities {
  /** The one that the playground trusts, for these servers alone. */
  readonly trusted: Authority;
  /** One that nobody has heard of. */
  readonly unknown: Authority;
}

/** The address that all of them listen on. */
export const practiceHost = "127.0.0.1";
const here = [practiceHost, "localhost"];

export const practiceKinds: readonly PracticeKind[] = [
  {
    name: "plain",
    about: "It speaks plaintext HTTP/2, as servers do behind a proxy and on one's own machine.",
  },
  {
    name: "tls-good",
    about:
      "It speaks TLS. Its certificate is made out to this address, and an authority signed it that the playground trusts.",
    certificate: ({ trusted }) => trusted.sign({ names: here }),
  },
  {
    name: "tls-expired",
    about: "It speaks TLS with a certificate that was valid until the end of 2021.",
    certificate: ({ trusted }) =>
      trusted.sign({
        names: here,
        from: new Date("2021-01-01T00:00:00Z"),
        to: new Date("2021-12-31T23:59:59Z"),
      }),
  },
  {
    name: "tls-wrong-name",
    about: "It speaks TLS with a certificate that is made out to another host, greeter.example.",
    certificate: ({ trusted }) => trusted.sign({ names: ["greeter.example"] }),
  },
  {
    name: "tls-unknown-ca",
    about: "It speaks TLS with a certificate of an authority that nobody here trusts.",
    certificate: ({ unknown }) => unknown.sign({ names: here, withAuthority: true }),
  },
];
