import { once } from "node:events";
import { connect, type DetailedPeerCertificate } from "node:tls";

/** Where a playground's practice server of that name is: `host:port`. It runs when this resolves. */
export async function practiceServer(http: string, name: string): Promise<string> {
  const answer = await fetch(`${http}/playground.v1.PracticeService/ListServers`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  const { servers } = (await answer.json()) as {
    readonly servers: readonly { readonly name: string; readonly address: string }[];
  };
  const found = servers.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no practice server ${name}`);
  return found.address;
}

/** The certificate of the authority that a server shows beside its own, in PEM. */
export async function authorityOf(address: string): Promise<string> {
  const [host = "", port = ""] = address.split(":");
  // To look at it, not to call.
  const socket = connect({ host, port: Number(port), rejectUnauthorized: false });
  try {
    await once(socket, "secureConnect");
    const { issuerCertificate }: DetailedPeerCertificate = socket.getPeerCertificate(true);
    const lines = issuerCertificate.raw.toString("base64").replaceAll(/.{64}/g, "$&\n");
    return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
  } finally {
    socket.destroy();
  }
}
