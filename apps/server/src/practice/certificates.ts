/** PEM. Of a server, the certificate may have those of its authorities behind it. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

/** A certificate authority of this process: nobody else knows it, and it ends with it. */
export interface Authority {
  /** PEM. */
  readonly cert: string;
  readonly sign: (wish: CertificateWish) => Promise<KeyPair>;
}

export interface CertificateWish {
  /** DNS names and IPv4 addresses that it is made out to. */
  readonly names: readonly string[];
  /** From a day ago to in a year unless given. */
  readonly from?: Date;
  readonly to?: Date;
  /** Whether the authority's own certificate goes with it. */
  readonly withAuthority?: boolean;
}

const dayMs = 24 * 60 * 60 * 1000;

/** @param name who it says it is: `Playground Practice CA` */
export async function createAuthority(name: string): Promise<Authority> {
  // Only who practises waits for it.
  const { generate } = await import("selfsigned");
  const now = Date.now();
  const own = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: new Date(now - dayMs),
    notAfterDate: new Date(now + 365 * dayMs),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return {
    cert: own.cert,
    async sign({ names, from, to, withAuthority = false }) {
      const made = await generate([{ name: "commonName", value: names[0] ?? "" }], {
        keyType: "ec",
        algorithm: "sha256",
        notBeforeDate: from ?? new Date(now - dayMs),
        notAfterDate: to ?? new Date(now + 365 * dayMs),
        extensions: [
          { name: "basicConstraints", cA: false },
          { name: "keyUsage", digitalSignature: true, critical: true },
          { name: "extKeyUsage", serverAuth: true },
          { name: "subjectAltName", altNames: names.map(altName) },
        ],
        ca: { key: own.private, cert: own.cert },
      });
      return { key: made.private, cert: withAuthority ? `${made.cert}\n${own.cert}` : made.cert };
    },
  };
}

function altName(name: string): { type: 7; ip: string } | { type: 2; value: string } {
  return /^[\d.]+$/u.test(name) ? { type: 7, ip: name } : { type: 2, value: name };
}
